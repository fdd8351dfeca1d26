output "arn" {
  description = "The budget's ARN."
  value       = aws_budgets_budget.this.arn
}
