resource "aws_db_instance" "bad_missing" {
  identifier = "orders"
}

resource "aws_db_instance" "bad_zero" {
  identifier              = "invoices"
  backup_retention_period = 0
}

resource "aws_rds_cluster" "bad_cluster" {
  backup_retention_period = 0
}
