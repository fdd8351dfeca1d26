locals {
  store = merge({ snapshot_retention_limit = 0 }, { name = "ledger" })
}

resource "aws_elasticache_replication_group" "bad" {
  snapshot_retention_limit = local.store.snapshot_retention_limit
}
