output "identifier" {
  description = "The instance's identifier."
  value       = aws_db_instance.this.identifier
}

output "endpoint" {
  description = "Where it listens, `host:port`."
  value       = aws_db_instance.this.endpoint
}

output "address" {
  description = "The host of the endpoint."
  value       = aws_db_instance.this.address
}

output "port" {
  description = "The port of the endpoint."
  value       = aws_db_instance.this.port
}

output "database" {
  description = "Name of the database."
  value       = aws_db_instance.this.db_name
}

output "username" {
  description = "The master user."
  value       = aws_db_instance.this.username
}

output "secret_arn" {
  description = "Secret with the keys `username` and `password`. Only its ARN ever leaves this module."
  value       = aws_db_instance.this.master_user_secret[0].secret_arn
}

output "client_security_group_id" {
  description = "Group that a task must have to reach the database."
  value       = aws_security_group.clients.id
}
