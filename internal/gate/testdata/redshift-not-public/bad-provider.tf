terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 4.0, < 6.0"
    }
  }
}

resource "aws_redshift_cluster" "bad" {
  cluster_identifier = "reports"
}

resource "aws_redshiftserverless_workgroup" "reports" {
  workgroup_name = "reports"
}
