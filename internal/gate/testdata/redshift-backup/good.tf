resource "aws_redshift_cluster" "reports" {
  automated_snapshot_retention_period = 7
}

resource "aws_redshift_cluster" "by_default" {
  cluster_identifier = "ledger"
}
