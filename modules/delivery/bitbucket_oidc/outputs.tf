output "provider_arn" {
  description = "ARN of the identity provider."
  value       = aws_iam_openid_connect_provider.this.arn
}

output "policies" {
  description = "What the roles may do, by name, in JSON."
  value       = { for name, p in aws_iam_role_policy.this : name => p.policy }
}

output "role_arns" {
  description = "ARNs of the roles by name."
  value       = { for name, r in aws_iam_role.this : name => r.arn }
}
