output "name" {
  description = "The pipeline's name."
  value       = aws_codepipeline.this.name
}

output "arn" {
  description = "The pipeline's ARN."
  value       = aws_codepipeline.this.arn
}

output "role_arn" {
  description = "ARN of the role with which it runs."
  value       = aws_iam_role.this.arn
}

output "stages" {
  description = "Names of the stages in their order."
  value       = [for s in local.stages : s.name]
}
