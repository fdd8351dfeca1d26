resource "aws_neptune_cluster_instance" "graph" {
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster_instance" "stated" {
  publicly_accessible = false
}
