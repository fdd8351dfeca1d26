locals {
  stores = {
    reports = { kms_key_identifier = null }
    carts   = { kms_key_identifier = null }
  }
}

resource "aws_cloudwatch_event_bus" "bad" {
  for_each = local.stores

  kms_key_identifier = each.value.kms_key_identifier
}
