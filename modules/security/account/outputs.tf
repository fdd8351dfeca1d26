output "trail_arn" {
  description = "The trail. Null where this stack makes none."
  value       = one(module.trail[*].arn)
}

output "break_glass_role_arn" {
  description = "The break-glass role. Null where this stack makes none."
  value       = one(module.break_glass[*].arn)
}

output "detector_id" {
  description = "GuardDuty's detector. Null where it is off, or another stack's."
  value       = one(module.detection[*].detector_id)
}

output "recorder" {
  description = "AWS Config's recorder. Null where it is off, or another stack's."
  value       = one(module.detection[*].recorder)
}

output "account_wide" {
  description = "Whether the account's own settings are made here."
  value       = module.baseline.account_wide
}
