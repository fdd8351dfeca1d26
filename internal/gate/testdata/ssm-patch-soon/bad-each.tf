resource "aws_ssm_patch_baseline" "bad_each" {
  for_each = { orders = 30, invoices = 60 }
  name     = each.key

  approval_rule {
    approve_after_days = each.value
  }
}
