output "id" {
  description = "The directory's ID."
  value       = aws_directory_service_directory.this.id
}

output "domain" {
  description = "Its DNS name."
  value       = aws_directory_service_directory.this.name
}

output "dns_addresses" {
  description = "Its name servers, for machines that join it."
  value       = aws_directory_service_directory.this.dns_ip_addresses
}

output "administrator_secret_arn" {
  description = "Secret with the keys `username` and `password` of the administrator."
  value       = aws_secretsmanager_secret.administrator.arn
}
