locals {
  stores = {
    ledger  = { dedicated_master_enabled = false }
    reports = { dedicated_master_enabled = false }
  }
}

resource "aws_opensearch_domain" "bad" {
  for_each = local.stores

  cluster_config {
    dedicated_master_enabled = each.value.dedicated_master_enabled
  }
}
