resource "aws_db_instance" "orders" {
  final_snapshot_identifier = "orders-last"
}

resource "aws_rds_cluster" "orders" {
  skip_final_snapshot       = false
  final_snapshot_identifier = "orders-last"
}
