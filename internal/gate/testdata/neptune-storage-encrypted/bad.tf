resource "aws_neptune_cluster" "bad_missing" {
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster" "bad_false" {
  storage_encrypted = false
}
