resource "aws_neptune_cluster_instance" "graph" {
  cluster_identifier = "graph"
}
