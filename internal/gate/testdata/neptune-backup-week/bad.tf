resource "aws_neptune_cluster" "bad" {
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster" "bad_few" {
  backup_retention_period = 1
}
