locals {
  stores = {
    reports = { log_exports = [] }
    carts   = { log_exports = [] }
  }
}

resource "aws_redshiftserverless_namespace" "bad" {
  for_each = local.stores

  log_exports = each.value.log_exports
}
