resource "aws_redshift_cluster" "reports" {
  master_username = "reports_owner"
}

resource "aws_redshiftserverless_namespace" "reports" {
  admin_username = "reports_owner"
}
