resource "aws_docdb_cluster" "bad_missing" {
  cluster_identifier = "documents"
}

resource "aws_docdb_cluster" "bad_audit_only" {
  enabled_cloudwatch_logs_exports = ["audit"]
}

resource "aws_docdb_cluster" "bad_profiler_only" {
  enabled_cloudwatch_logs_exports = ["profiler"]
}
