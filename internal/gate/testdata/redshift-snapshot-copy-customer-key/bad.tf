resource "aws_redshift_snapshot_copy_grant" "bad" {
  snapshot_copy_grant_name = "reports"
}
