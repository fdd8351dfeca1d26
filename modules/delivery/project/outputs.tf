output "name" {
  description = "The project's name. It is known once the project has its rights."
  value       = aws_codebuild_project.this.name
  depends_on  = [aws_iam_role_policy.this]
}

output "arn" {
  description = "The project's ARN."
  value       = aws_codebuild_project.this.arn
}

output "role_arn" {
  description = "ARN of the role with which it runs."
  value       = aws_iam_role.this.arn
}
