locals {
  store = merge({ automated_snapshot_retention_period = 0 }, { name = "ledger" })
}

resource "aws_redshift_cluster" "bad" {
  automated_snapshot_retention_period = local.store.automated_snapshot_retention_period
}
