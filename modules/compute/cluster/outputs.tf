output "arn" {
  description = "The cluster's ARN."
  value       = aws_ecs_cluster.this.arn
}

output "name" {
  description = "The cluster's name."
  value       = aws_ecs_cluster.this.name
}

output "load_balancer_role_arn" {
  description = "Role with which ECS moves traffic. It is known once its policy is attached."
  value       = aws_iam_role.load_balancer.arn
  depends_on  = [aws_iam_role_policy_attachment.load_balancer]
}
