locals {
  stores = {
    ledger  = { type = "DISABLED" }
    reports = { type = "DISABLED" }
  }
}

resource "aws_msk_cluster" "ledger" {
  for_each = local.stores

  broker_node_group_info {
    connectivity_info {
      public_access {
        type = each.value.type
      }
    }
  }
}
