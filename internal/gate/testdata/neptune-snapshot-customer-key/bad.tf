resource "aws_neptune_cluster" "graph" {
  cluster_identifier = "graph"
  storage_encrypted  = true
}

resource "aws_neptune_cluster_snapshot" "bad" {
  db_cluster_identifier = aws_neptune_cluster.graph.cluster_identifier
}
