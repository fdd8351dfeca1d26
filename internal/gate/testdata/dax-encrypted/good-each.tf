locals {
  stores = {
    ledger  = { enabled = true }
    reports = { enabled = true }
  }
}

resource "aws_dax_cluster" "ledger" {
  for_each = local.stores

  server_side_encryption {
    enabled = each.value.enabled
  }
}
