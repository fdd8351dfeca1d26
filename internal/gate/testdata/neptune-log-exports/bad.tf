resource "aws_neptune_cluster" "bad_missing" {
  cluster_identifier = "graph"
}

resource "aws_neptune_cluster" "bad_empty" {
  enable_cloudwatch_logs_exports = []
}

resource "aws_neptune_cluster" "bad_other" {
  enable_cloudwatch_logs_exports = ["slowquery"]
}
