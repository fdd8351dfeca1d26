output "id" {
  description = "The namespace's ID."
  value       = aws_service_discovery_private_dns_namespace.this.id
}

output "name" {
  description = "What the names of services end in."
  value       = aws_service_discovery_private_dns_namespace.this.name
}

output "security_group_id" {
  description = "Group of the tasks that find each other by name."
  value       = aws_security_group.peers.id
}
