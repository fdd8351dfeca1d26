output "parameter_arn" {
  description = "Parameter that instances read their configuration from."
  value       = aws_ssm_parameter.this.arn
}

output "log_group_arn" {
  description = "Log group that they write to, without the `:*` at the end."
  value       = aws_cloudwatch_log_group.this.arn
}

output "log_group" {
  description = "Name of that log group. Its streams are `<instance id>/<what>`."
  value       = aws_cloudwatch_log_group.this.name
}

output "namespace" {
  description = "Namespace of the metrics, by InstanceId: memory and disk in use."
  value       = local.namespace
}
