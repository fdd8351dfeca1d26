output "zone_id" {
  description = "Public zone of the domain."
  value       = local.zone_id
}

output "name_servers" {
  description = "Name servers to which the parent domain must delegate. Empty for a zone that was there before."
  value       = flatten(aws_route53_zone.public[*].name_servers)
}

output "internal_host" {
  description = "Name by which services find each other."
  value       = local.internal_host
}

output "public_host" {
  description = "Name by which the world finds the public services."
  value       = local.public_host
}
