locals {
  stores = {
    invoices = { user_group_ids = [] }
    ledger   = { user_group_ids = [] }
  }
}

resource "aws_elasticache_replication_group" "bad" {
  for_each = local.stores

  user_group_ids = each.value.user_group_ids
}
