output "arn" {
  description = "The secret's ARN. It is known once the policy stands, so that nothing is put in before."
  value       = aws_secretsmanager_secret.this.arn
  depends_on  = [aws_secretsmanager_secret_policy.this]
}

output "name" {
  description = "The secret's name."
  value       = aws_secretsmanager_secret.this.name
}
