resource "aws_db_instance" "orders" {
  performance_insights_enabled = true
}

resource "aws_rds_cluster" "orders" {
  performance_insights_enabled = true
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier = aws_rds_cluster.orders.id
}
