locals {
  stores = {
    orders   = { kms_key_arn = null }
    invoices = { kms_key_arn = null }
  }
}

resource "aws_dms_endpoint" "bad" {
  for_each = local.stores

  kms_key_arn = each.value.kms_key_arn
}
