output "header" {
  description = "Name of the header that carries the key."
  value       = "x-flota-origin"
}

output "current" {
  description = "The key that CloudFront sends."
  value       = terraform_data.key[tostring(local.generations.current)].output
  sensitive   = true
}

output "accepted" {
  description = "The keys that are good: `before`, `current` and `next`."
  value       = { for name, g in local.generations : name => terraform_data.key[tostring(g)].output }
  sensitive   = true
}
