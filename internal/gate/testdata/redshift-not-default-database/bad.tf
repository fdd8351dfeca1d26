resource "aws_redshift_cluster" "bad_missing" {
  cluster_identifier = "reports"
}

resource "aws_redshift_cluster" "bad_stated" {
  database_name = "dev"
}

resource "aws_redshiftserverless_namespace" "bad_namespace" {
  namespace_name = "reports"
}
