resource "aws_redshift_cluster" "stated" {
  publicly_accessible = false
}

resource "aws_redshift_cluster" "by_default" {
  cluster_identifier = "reports"
}

resource "aws_redshiftserverless_workgroup" "reports" {
  workgroup_name = "reports"
}
