resource "aws_redshift_cluster" "bad" {
  cluster_identifier = "reports"
}
