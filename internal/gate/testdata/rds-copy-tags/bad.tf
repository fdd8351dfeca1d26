resource "aws_db_instance" "bad_missing" {
  tags = { team = "orders" }
}

resource "aws_rds_cluster" "bad_false" {
  copy_tags_to_snapshot = false
}
