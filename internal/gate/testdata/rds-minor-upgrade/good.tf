resource "aws_db_instance" "orders" {
  auto_minor_version_upgrade = true
}

resource "aws_rds_cluster_instance" "by_default" {
  cluster_identifier = "orders"
}
