resource "aws_dlm_lifecycle_policy" "bad" {
  policy_details {
    schedule {
      name = "daily"

      cross_region_copy_rule {
        target    = "eu-central-1"
        encrypted = true
      }
    }
  }
}

resource "aws_dlm_lifecycle_policy" "bad_event" {
  policy_details {
    action {
      name = "copy"

      cross_region_copy {
        target = "eu-central-1"

        encryption_configuration {
          encrypted = true
        }
      }
    }
  }
}
