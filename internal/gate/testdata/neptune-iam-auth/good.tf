resource "aws_neptune_cluster" "graph" {
  iam_database_authentication_enabled = true
}
