resource "aws_ssm_patch_baseline" "soon" {
  name = "orders"

  approval_rule {
    approve_after_days = 7
  }
}

resource "aws_ssm_patch_baseline" "until" {
  name = "orders"

  approval_rule {
    approve_until_date = "2030-01-01"
  }
}
