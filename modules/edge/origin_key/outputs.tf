output "header" {
  description = "Name of the header that carries the key."
  value       = "x-flota-origin"
}

output "current" {
  description = "The key that CloudFront sends."
  value       = sensitive(terraform_data.key[tostring(local.generations.current)].output)
  sensitive   = true
}

output "accepted" {
  description = "The keys that are good: `before`, `current` and `next`."
  value       = { for name, g in local.generations : name => sensitive(terraform_data.key[tostring(g)].output) }
  sensitive   = true
}
