output "arn" {
  description = "The web ACL's ARN, for distributions."
  value       = aws_wafv2_web_acl.this.arn
}

output "log_group" {
  description = "Name of the log group of what was blocked or counted."
  value       = aws_cloudwatch_log_group.this.name
}
