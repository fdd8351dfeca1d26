locals {
  store = merge({ enabled_cloudwatch_logs_exports = ["audit"] }, { name = "cambio" })
}

resource "aws_docdb_cluster" "bad" {
  enabled_cloudwatch_logs_exports = local.store.enabled_cloudwatch_logs_exports
}
