terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.14.1"
    }
  }
}

resource "aws_redshift_cluster" "reports" {
  cluster_identifier = "reports"
}
