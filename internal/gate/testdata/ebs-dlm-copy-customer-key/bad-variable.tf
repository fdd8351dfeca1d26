variable "cmk_arn" {
  type    = string
  default = null
}

resource "aws_dlm_lifecycle_policy" "bad" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        cmk_arn = var.cmk_arn
      }
    }
  }
}
