locals {
  store = merge({ backup_retention_period = 3 }, { name = "carts" })
}

resource "aws_neptune_cluster" "bad" {
  backup_retention_period = local.store.backup_retention_period
}
