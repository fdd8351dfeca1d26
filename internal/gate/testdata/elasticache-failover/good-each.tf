locals {
  stores = {
    orders   = { automatic_failover_enabled = true }
    invoices = { automatic_failover_enabled = true }
  }
}

resource "aws_elasticache_replication_group" "orders" {
  for_each = local.stores

  automatic_failover_enabled = each.value.automatic_failover_enabled
}
