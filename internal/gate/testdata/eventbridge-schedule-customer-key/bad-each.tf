locals {
  stores = {
    carts  = { kms_key_arn = null }
    cambio = { kms_key_arn = null }
  }
}

resource "aws_scheduler_schedule" "bad" {
  for_each = local.stores

  kms_key_arn = each.value.kms_key_arn
}
