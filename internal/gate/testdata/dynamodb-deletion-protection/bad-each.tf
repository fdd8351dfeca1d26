locals {
  stores = {
    ledger  = { deletion_protection_enabled = false }
    reports = { deletion_protection_enabled = false }
  }
}

resource "aws_dynamodb_table" "bad" {
  for_each = local.stores

  deletion_protection_enabled = each.value.deletion_protection_enabled
}
