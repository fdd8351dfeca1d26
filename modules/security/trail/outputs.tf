output "arn" {
  description = "The trail's ARN."
  value       = aws_cloudtrail.this.arn
}

output "log_group" {
  description = "Name of the log group of the events."
  value       = aws_cloudwatch_log_group.this.name
}
