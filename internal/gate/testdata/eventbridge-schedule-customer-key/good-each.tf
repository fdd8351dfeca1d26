locals {
  stores = {
    carts  = { kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1" }
    cambio = { kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1" }
  }
}

resource "aws_scheduler_schedule" "carts" {
  for_each = local.stores

  kms_key_arn = each.value.kms_key_arn
}
