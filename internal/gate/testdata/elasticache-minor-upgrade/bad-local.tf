locals {
  store = merge({ auto_minor_version_upgrade = false }, { name = "invoices" })
}

resource "aws_elasticache_replication_group" "bad" {
  auto_minor_version_upgrade = local.store.auto_minor_version_upgrade
}
