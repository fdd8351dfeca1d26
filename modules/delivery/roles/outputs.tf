output "plan_arn" {
  description = "Role with which pipelines look at the environment."
  value       = aws_iam_role.this["plan"].arn
}

output "deliver_arn" {
  description = "Role with which pipelines apply and release."
  value       = aws_iam_role.this["deliver"].arn
}
