locals {
  stores = {
    orders   = { kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1" }
    invoices = { kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1" }
  }
}

resource "aws_dms_endpoint" "orders" {
  for_each = local.stores

  kms_key_arn = each.value.kms_key_arn
}
