locals {
  logs = ["profiler", "audit"]
}

resource "aws_docdb_cluster" "documents" {
  enabled_cloudwatch_logs_exports = local.logs
}
