locals {
  stores = {
    invoices = { kms_key_arn = null }
    ledger   = { kms_key_arn = null }
  }
}

resource "aws_neptune_cluster" "bad" {
  for_each = local.stores

  kms_key_arn = each.value.kms_key_arn
}
