output "patch_group" {
  description = "Value of the tag PatchGroup with which an instance follows the baseline."
  value       = aws_ssm_patch_group.this.patch_group
}

output "baseline_id" {
  description = "The patch baseline."
  value       = aws_ssm_patch_baseline.this.id
}

output "window" {
  description = "When instances that are stopped at other times must run: from a quarter of an hour before the window until a quarter after it, as cron expressions in UTC."
  value = {
    start = "cron(45 ${var.hour - 1} ? * ${var.day} *)"
    stop  = "cron(15 ${var.hour + 3} ? * ${var.day} *)"
  }
}
