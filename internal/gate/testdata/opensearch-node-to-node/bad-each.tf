locals {
  stores = {
    invoices = { enabled = false }
    ledger   = { enabled = false }
  }
}

resource "aws_opensearch_domain" "bad" {
  for_each = local.stores

  node_to_node_encryption {
    enabled = each.value.enabled
  }
}
