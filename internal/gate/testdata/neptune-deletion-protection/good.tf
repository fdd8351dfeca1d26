resource "aws_neptune_cluster" "graph" {
  deletion_protection = true
}
