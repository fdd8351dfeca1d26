resource "aws_dlm_lifecycle_policy" "bad_schedule" {
  policy_details {
    resource_types = ["VOLUME"]

    schedule {
      name = "daily"

      cross_region_copy_rule {
        target    = "eu-central-1"
        encrypted = false
      }
    }
  }
}

resource "aws_dlm_lifecycle_policy" "bad_event" {
  policy_details {
    policy_type = "EVENT_BASED_POLICY"

    action {
      name = "copy"

      cross_region_copy {
        target = "eu-central-1"

        encryption_configuration {}
      }
    }
  }
}
