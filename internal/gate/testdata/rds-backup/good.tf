locals {
  days = 30
}

resource "aws_db_instance" "orders" {
  identifier              = "orders"
  backup_retention_period = local.days
}

resource "aws_db_instance" "replica" {
  replicate_source_db = "orders"
}

resource "aws_rds_cluster" "by_default" {
  cluster_identifier = "invoices"
}
