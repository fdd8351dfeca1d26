variable "stores" {
  type    = list(object({ cmk_arn = string }))
  default = [{ cmk_arn = null }]
}

resource "aws_dlm_lifecycle_policy" "bad" {
  count = length(var.stores)

  policy_details {
    schedule {
      cross_region_copy_rule {
        cmk_arn = var.stores[count.index].cmk_arn
      }
    }
  }
}
