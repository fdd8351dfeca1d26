resource "aws_db_instance" "bad_missing" {
  identifier = "orders"
}

resource "aws_rds_cluster" "bad_false" {
  cluster_identifier  = "invoices"
  deletion_protection = false
}
