locals {
  stores = {
    orders   = { automatic_failover_enabled = false }
    invoices = { automatic_failover_enabled = false }
  }
}

resource "aws_elasticache_replication_group" "bad" {
  for_each = local.stores

  automatic_failover_enabled = each.value.automatic_failover_enabled
}
