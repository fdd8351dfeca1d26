resource "aws_redshift_cluster" "bad" {
  master_username = "awsuser"
}

resource "aws_redshiftserverless_namespace" "bad_namespace" {
  namespace_name = "reports"
}
