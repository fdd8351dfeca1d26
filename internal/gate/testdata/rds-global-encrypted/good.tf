resource "aws_rds_global_cluster" "orders" {
  global_cluster_identifier = "orders"
  storage_encrypted         = true
}

resource "aws_rds_global_cluster" "grown" {
  global_cluster_identifier    = "grown"
  source_db_cluster_identifier = aws_rds_cluster.orders.arn
}

resource "aws_docdb_global_cluster" "documents" {
  global_cluster_identifier = "documents"
  storage_encrypted         = true
}
