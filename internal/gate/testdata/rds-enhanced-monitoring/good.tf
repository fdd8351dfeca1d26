resource "aws_db_instance" "orders" {
  monitoring_interval = 60
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier  = "orders"
  monitoring_interval = 30
}

resource "aws_rds_cluster_instance" "by_cluster" {
  cluster_identifier = aws_rds_cluster.orders.cluster_identifier
}

resource "aws_rds_cluster_instance" "itself" {
  cluster_identifier  = "invoices"
  monitoring_interval = 5
}
