resource "aws_ssm_patch_baseline" "rule" {
  name = "orders"

  approval_rule {
    approve_after_days = 7
  }
}

resource "aws_ssm_patch_baseline" "list" {
  name             = "orders"
  approved_patches = ["KB1"]
}
