resource "aws_ssm_patch_baseline" "bad_late" {
  name = "orders"

  approval_rule {
    approve_after_days = 7
  }

  approval_rule {
    approve_after_days = 45
  }
}
