locals {
  store = merge({ at_rest_encryption_enabled = false }, { name = "orders" })
}

resource "aws_elasticache_replication_group" "bad" {
  at_rest_encryption_enabled = local.store.at_rest_encryption_enabled
}
