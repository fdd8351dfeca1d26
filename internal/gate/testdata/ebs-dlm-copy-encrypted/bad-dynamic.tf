resource "aws_dlm_lifecycle_policy" "bad" {
  dynamic "policy_details" {
    for_each = [false]
    content {
      schedule {
        cross_region_copy_rule {
          encrypted = policy_details.value
        }
      }
    }
  }
}
