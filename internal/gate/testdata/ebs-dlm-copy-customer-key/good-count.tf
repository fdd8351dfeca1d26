variable "stores" {
  type    = list(object({ cmk_arn = string }))
  default = [{ cmk_arn = "arn:aws:kms:eu-west-1:123456789012:key/1" }]
}

resource "aws_dlm_lifecycle_policy" "carts" {
  count = length(var.stores)

  policy_details {
    schedule {
      cross_region_copy_rule {
        cmk_arn = var.stores[count.index].cmk_arn
      }
    }
  }
}
