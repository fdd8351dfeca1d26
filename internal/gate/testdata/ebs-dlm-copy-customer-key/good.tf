resource "aws_dlm_lifecycle_policy" "copies" {
  policy_details {
    schedule {
      name = "daily"

      cross_region_copy_rule {
        target    = "eu-central-1"
        encrypted = true
        cmk_arn   = "arn:aws:kms:eu-central-1:123456789012:key/1"
      }
    }
  }
}

resource "aws_dlm_lifecycle_policy" "stays" {
  policy_details {
    schedule {
      name = "daily"
    }
  }
}
