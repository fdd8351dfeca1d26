locals {
  store = merge({ backup_retention_period = 14 }, { name = "reports" })
}

resource "aws_rds_cluster" "reports" {
  backup_retention_period = local.store.backup_retention_period
}
