locals {
  stores = {
    invoices = { enabled = false }
    ledger   = { enabled = false }
  }
}

resource "aws_ebs_encryption_by_default" "bad" {
  for_each = local.stores

  enabled = each.value.enabled
}
