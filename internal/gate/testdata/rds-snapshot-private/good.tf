resource "aws_db_snapshot" "orders" {
  db_instance_identifier = "orders"
  shared_accounts        = ["123456789012"]
}

resource "aws_db_cluster_snapshot" "orders" {
  db_cluster_identifier = "orders"
}
