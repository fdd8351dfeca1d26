output "account_wide" {
  description = "Whether the account's own settings are made here."
  value       = var.account_wide
}
