output "delivery_id" {
  description = "The delivery's ID."
  value       = aws_cloudwatch_log_delivery.this.id
}
