resource "aws_ssm_patch_baseline" "bad_empty" {
  name = "orders"
}

resource "aws_ssm_patch_baseline" "bad_rejects" {
  name             = "orders"
  rejected_patches = ["KB1"]
}
