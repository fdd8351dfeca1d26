locals {
  store = merge({ backup_retention_period = 2 }, { name = "reports" })
}

resource "aws_rds_cluster" "bad" {
  backup_retention_period = local.store.backup_retention_period
}
