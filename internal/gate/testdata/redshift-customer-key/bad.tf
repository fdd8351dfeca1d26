resource "aws_redshift_cluster" "bad" {
  encrypted = true
}

resource "aws_redshiftserverless_namespace" "bad_namespace" {
  namespace_name = "reports"
}
