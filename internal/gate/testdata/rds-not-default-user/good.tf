resource "aws_db_instance" "orders" {
  username = "orders_owner"
}

resource "aws_rds_cluster" "orders" {
  master_username = "orders_owner"
}

resource "aws_db_instance" "restored" {
  snapshot_identifier = "orders"
}
