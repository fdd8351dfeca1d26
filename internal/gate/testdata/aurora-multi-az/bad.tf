resource "aws_rds_cluster" "bad" {
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
}

resource "aws_rds_cluster_instance" "orders" {
  cluster_identifier = aws_rds_cluster.bad.id
}

resource "aws_neptune_cluster" "bad_graph" {
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster_instance" "graph" {
  count              = 1
  cluster_identifier = "graph"
}
