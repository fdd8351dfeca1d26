locals {
  stores = {
    invoices = { snapshot_retention_limit = 3 }
    ledger   = { snapshot_retention_limit = 3 }
  }
}

resource "aws_memorydb_cluster" "invoices" {
  for_each = local.stores

  snapshot_retention_limit = each.value.snapshot_retention_limit
}
