locals {
  stores = {
    invoices = { snapshot_retention_limit = 0 }
    ledger   = { snapshot_retention_limit = 0 }
  }
}

resource "aws_memorydb_cluster" "bad" {
  for_each = local.stores

  snapshot_retention_limit = each.value.snapshot_retention_limit
}
