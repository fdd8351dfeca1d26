locals {
  stores = {
    carts  = { enabled_cloudwatch_logs_exports = [] }
    cambio = { enabled_cloudwatch_logs_exports = [] }
  }
}

resource "aws_docdb_cluster" "bad" {
  for_each = local.stores

  enabled_cloudwatch_logs_exports = each.value.enabled_cloudwatch_logs_exports
}
