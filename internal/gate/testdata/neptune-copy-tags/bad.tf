resource "aws_neptune_cluster" "bad" {
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster" "bad_false" {
  copy_tags_to_snapshot = false
}
