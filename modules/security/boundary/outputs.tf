output "arn" {
  description = "The policy's ARN, for `permissions_boundary` of roles."
  value       = aws_iam_policy.this.arn
}
