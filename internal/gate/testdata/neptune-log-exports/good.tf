resource "aws_neptune_cluster" "graph" {
  enable_cloudwatch_logs_exports = ["audit", "slowquery"]
}
