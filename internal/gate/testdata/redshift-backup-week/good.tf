resource "aws_redshift_cluster" "reports" {
  automated_snapshot_retention_period = 14
}
