resource "aws_docdb_cluster" "bad_missing" {
  cluster_identifier = "documents"
}

resource "aws_docdb_cluster" "bad_empty" {
  cluster_identifier              = "orders"
  enabled_cloudwatch_logs_exports = []
}
