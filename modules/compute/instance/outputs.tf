output "id" {
  description = "The instance's ID, as `aws ssm start-session --target` takes it."
  value       = aws_instance.this.id
}

output "arn" {
  description = "The instance's ARN."
  value       = aws_instance.this.arn
}

output "private_ip" {
  description = "Its address in the network."
  value       = aws_instance.this.private_ip
}

output "security_group_id" {
  description = "Its own security group, which lets nothing in."
  value       = aws_security_group.this.id
}

output "role_arn" {
  description = "Role of what runs on it."
  value       = aws_iam_role.instance.arn
}
