output "name" {
  description = "The repository's name."
  value       = aws_ecr_repository.this.name
}

output "arn" {
  description = "The repository's ARN."
  value       = aws_ecr_repository.this.arn
}

output "url" {
  description = "What stands before the tag or digest of an image."
  value       = aws_ecr_repository.this.repository_url
}
