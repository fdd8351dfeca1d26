locals {
  stores = {
    invoices = { force_destroy = true }
    ledger   = { force_destroy = true }
  }
}

resource "aws_backup_vault" "bad" {
  for_each = local.stores

  force_destroy = each.value.force_destroy
}
