locals {
  store = merge({ auto_minor_version_upgrade = true }, { name = "invoices" })
}

resource "aws_elasticache_replication_group" "invoices" {
  auto_minor_version_upgrade = local.store.auto_minor_version_upgrade
}
