terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.40"
    }
  }
}

resource "aws_redshift_cluster" "bad" {
  cluster_identifier = "reports"
}

resource "aws_redshift_cluster" "restored" {
  cluster_identifier  = "ledger"
  snapshot_identifier = "ledger-2026-05-01"
}
