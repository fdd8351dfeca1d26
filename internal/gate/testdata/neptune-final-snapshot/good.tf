resource "aws_neptune_cluster" "graph" {
  final_snapshot_identifier = "graph-last"
}
