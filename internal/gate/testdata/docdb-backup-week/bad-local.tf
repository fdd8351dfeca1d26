locals {
  store = merge({ backup_retention_period = 2 }, { name = "orders" })
}

resource "aws_docdb_cluster" "bad" {
  backup_retention_period = local.store.backup_retention_period
}
