locals {
  stores = {
    carts  = { enabled_cloudwatch_logs_exports = ["audit"] }
    cambio = { enabled_cloudwatch_logs_exports = ["audit"] }
  }
}

resource "aws_docdb_cluster" "carts" {
  for_each = local.stores

  enabled_cloudwatch_logs_exports = each.value.enabled_cloudwatch_logs_exports
}
