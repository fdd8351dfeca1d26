output "arn" {
  description = "The connection's ARN."
  value       = aws_codeconnections_connection.this.arn
}

output "status" {
  description = "`AVAILABLE` once a person has finished the handshake, `PENDING` before."
  value       = aws_codeconnections_connection.this.connection_status
}
