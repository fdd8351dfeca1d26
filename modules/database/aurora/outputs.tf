output "identifier" {
  description = "The cluster's identifier."
  value       = aws_rds_cluster.this.cluster_identifier
}

output "endpoint" {
  description = "Where the writer listens, `host:port`, once there is one."
  value       = "${aws_rds_cluster.this.endpoint}:${aws_rds_cluster.this.port}"
  depends_on  = [aws_rds_cluster_instance.this]
}

output "address" {
  description = "The host of the endpoint."
  value       = aws_rds_cluster.this.endpoint
}

output "port" {
  description = "The port of the endpoint."
  value       = aws_rds_cluster.this.port
}

output "reader_endpoint" {
  description = "Where its readers listen, `host:port`; without readers, the writer."
  value       = "${aws_rds_cluster.this.reader_endpoint}:${aws_rds_cluster.this.port}"
  depends_on  = [aws_rds_cluster_instance.this]
}

output "database" {
  description = "Name of the database."
  value       = aws_rds_cluster.this.database_name
}

output "username" {
  description = "The master user."
  value       = aws_rds_cluster.this.master_username
}

output "secret_arn" {
  description = "Secret with the keys `username` and `password`. Only its ARN ever leaves this module."
  value       = aws_rds_cluster.this.master_user_secret[0].secret_arn
}

output "client_security_group_id" {
  description = "Group that a task must have to reach the database."
  value       = aws_security_group.clients.id
}
