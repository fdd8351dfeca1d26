resource "aws_db_instance" "orders" {
  copy_tags_to_snapshot = true
}

resource "aws_rds_cluster" "orders" {
  copy_tags_to_snapshot = true
}
