resource "aws_docdb_cluster" "documents" {
  enabled_cloudwatch_logs_exports = ["profiler"]
}
