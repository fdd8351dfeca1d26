resource "aws_redshift_cluster" "bad" {
  publicly_accessible = true
}

resource "aws_redshiftserverless_workgroup" "bad_workgroup" {
  publicly_accessible = true
}
