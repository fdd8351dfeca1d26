locals {
  stores = {
    ledger  = { type = "SERVICE_PROVIDED_EIPS" }
    reports = { type = "SERVICE_PROVIDED_EIPS" }
  }
}

resource "aws_msk_cluster" "bad" {
  for_each = local.stores

  broker_node_group_info {
    connectivity_info {
      public_access {
        type = each.value.type
      }
    }
  }
}
