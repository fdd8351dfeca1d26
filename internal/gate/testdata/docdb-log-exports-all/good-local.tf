locals {
  store = merge({ enabled_cloudwatch_logs_exports = ["audit", "profiler"] }, { name = "cambio" })
}

resource "aws_docdb_cluster" "cambio" {
  enabled_cloudwatch_logs_exports = local.store.enabled_cloudwatch_logs_exports
}
