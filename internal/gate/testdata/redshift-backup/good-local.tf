locals {
  store = merge({ automated_snapshot_retention_period = 1 }, { name = "ledger" })
}

resource "aws_redshift_cluster" "ledger" {
  automated_snapshot_retention_period = local.store.automated_snapshot_retention_period
}
