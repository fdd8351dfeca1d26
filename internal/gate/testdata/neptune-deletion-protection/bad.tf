resource "aws_neptune_cluster" "bad" {
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster" "bad_false" {
  deletion_protection = false
}
