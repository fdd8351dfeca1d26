resource "aws_redshift_cluster" "reports" {
  final_snapshot_identifier = "reports-last"
}
