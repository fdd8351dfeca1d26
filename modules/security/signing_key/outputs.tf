output "arn" {
  description = "The key's ARN."
  value       = aws_kms_key.this.arn
}

output "alias" {
  description = "The key's alias, with `alias/` in front."
  value       = aws_kms_alias.this.name
}
