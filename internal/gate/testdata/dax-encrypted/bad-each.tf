locals {
  stores = {
    ledger  = { enabled = false }
    reports = { enabled = false }
  }
}

resource "aws_dax_cluster" "bad" {
  for_each = local.stores

  server_side_encryption {
    enabled = each.value.enabled
  }
}
