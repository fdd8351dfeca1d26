output "definition_arn" {
  description = "The revision that Terraform made, a release's template. It is known once the roles may do their work."
  value       = aws_ecs_task_definition.this.arn
  depends_on  = [aws_iam_role_policy.execution, aws_iam_role_policy.buckets]
}

output "family" {
  description = "The family, whose revisions releases add."
  value       = aws_ecs_task_definition.this.family
}

output "container_name" {
  description = "Name of the container."
  value       = var.container_name
}

output "task_role_arn" {
  description = "Role of the program."
  value       = aws_iam_role.task.arn
}

output "execution_role_arn" {
  description = "Role with which ECS starts it."
  value       = aws_iam_role.execution.arn
}

output "security_group_id" {
  description = "The tasks' group."
  value       = aws_security_group.this.id
}

output "log_group" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.this.name
}
