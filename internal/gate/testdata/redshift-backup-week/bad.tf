resource "aws_redshift_cluster" "bad" {
  cluster_identifier = "reports"
}

resource "aws_redshift_cluster" "bad_few" {
  automated_snapshot_retention_period = 3
}
