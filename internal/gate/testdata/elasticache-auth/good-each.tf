locals {
  stores = {
    invoices = { user_group_ids = ["carts"] }
    ledger   = { user_group_ids = ["carts"] }
  }
}

resource "aws_elasticache_replication_group" "invoices" {
  for_each = local.stores

  user_group_ids = each.value.user_group_ids
}
