resource "aws_neptune_cluster" "bad_missing" {
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster" "bad_false" {
  iam_database_authentication_enabled = false
}
