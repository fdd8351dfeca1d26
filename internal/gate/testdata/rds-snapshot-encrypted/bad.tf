resource "aws_db_instance" "orders" {
  identifier = "orders"
}

resource "aws_db_snapshot" "bad_instance" {
  db_instance_identifier = aws_db_instance.orders.identifier
}

resource "aws_neptune_cluster" "graph" {
  storage_encrypted = false
}

resource "aws_neptune_cluster_snapshot" "bad_graph" {
  db_cluster_identifier = aws_neptune_cluster.graph.id
}

resource "aws_db_cluster_snapshot" "bad_stated" {
  db_cluster_identifier = "elsewhere"
  storage_encrypted     = false
}
