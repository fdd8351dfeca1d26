locals {
  store = merge({ snapshot_retention_limit = 5 }, { name = "ledger" })
}

resource "aws_elasticache_replication_group" "ledger" {
  snapshot_retention_limit = local.store.snapshot_retention_limit
}
