resource "aws_dlm_lifecycle_policy" "copies" {
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

resource "aws_dlm_lifecycle_policy" "stays" {
  policy_details {
    schedule {
      name = "daily"
    }
  }
}

resource "aws_dlm_lifecycle_policy" "event" {
  policy_details {
    policy_type = "EVENT_BASED_POLICY"

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
