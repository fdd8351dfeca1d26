locals {
  stores = {
    ledger  = { dedicated_master_enabled = true }
    reports = { dedicated_master_enabled = true }
  }
}

resource "aws_opensearch_domain" "ledger" {
  for_each = local.stores

  cluster_config {
    dedicated_master_enabled = each.value.dedicated_master_enabled
  }
}
