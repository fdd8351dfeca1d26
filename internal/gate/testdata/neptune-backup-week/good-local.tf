locals {
  store = merge({ backup_retention_period = 7 }, { name = "carts" })
}

resource "aws_neptune_cluster" "carts" {
  backup_retention_period = local.store.backup_retention_period
}
