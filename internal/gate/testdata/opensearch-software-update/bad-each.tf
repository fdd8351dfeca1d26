locals {
  stores = {
    ledger  = { auto_software_update_enabled = false }
    reports = { auto_software_update_enabled = false }
  }
}

resource "aws_opensearch_domain" "bad" {
  for_each = local.stores

  software_update_options {
    auto_software_update_enabled = each.value.auto_software_update_enabled
  }
}
