output "arn" {
  description = "The fleet's ARN."
  value       = aws_codebuild_fleet.this.arn
}

output "size" {
  description = "Compute type of its machines."
  value       = aws_codebuild_fleet.this.compute_type
}
