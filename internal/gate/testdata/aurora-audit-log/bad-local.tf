locals {
  store = merge({ enabled_cloudwatch_logs_exports = ["error"] }, { name = "ledger" })
}

resource "aws_rds_cluster" "bad" {
  engine                          = "aurora-mysql"
  enabled_cloudwatch_logs_exports = local.store.enabled_cloudwatch_logs_exports
}
