locals {
  stores = {
    ledger  = { auto_software_update_enabled = true }
    reports = { auto_software_update_enabled = true }
  }
}

resource "aws_opensearch_domain" "ledger" {
  for_each = local.stores

  software_update_options {
    auto_software_update_enabled = each.value.auto_software_update_enabled
  }
}
