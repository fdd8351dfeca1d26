output "provider_arn" {
  description = "ARN of the identity provider."
  value       = aws_iam_openid_connect_provider.this.arn
}

output "role_arns" {
  description = "ARNs of the roles by name."
  value       = { for name, r in aws_iam_role.this : name => r.arn }
}
