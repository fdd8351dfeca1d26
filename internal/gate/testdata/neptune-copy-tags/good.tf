resource "aws_neptune_cluster" "graph" {
  copy_tags_to_snapshot = true
}
