locals {
  store = merge({ backup_retention_period = 30 }, { name = "orders" })
}

resource "aws_docdb_cluster" "orders" {
  backup_retention_period = local.store.backup_retention_period
}
