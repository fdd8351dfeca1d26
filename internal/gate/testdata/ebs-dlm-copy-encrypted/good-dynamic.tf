resource "aws_dlm_lifecycle_policy" "cambio" {
  dynamic "policy_details" {
    for_each = [true]
    content {
      schedule {
        cross_region_copy_rule {
          encrypted = policy_details.value
        }
      }
    }
  }
}
