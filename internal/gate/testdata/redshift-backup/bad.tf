resource "aws_redshift_cluster" "bad" {
  automated_snapshot_retention_period = 0
}
