terraform {
  required_version = ">= 1.10"
}

resource "aws_redshift_cluster" "reports" {
  publicly_accessible = false
}
