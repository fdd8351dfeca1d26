variable "settings" {
  type = object({
    name      = string
    encrypted = optional(bool, false)
  })
}

resource "aws_dlm_lifecycle_policy" "bad" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        encrypted = var.settings.encrypted
      }
    }
  }
}
