locals {
  stores = {
    invoices = { force_destroy = false }
    ledger   = { force_destroy = false }
  }
}

resource "aws_backup_vault" "invoices" {
  for_each = local.stores

  force_destroy = each.value.force_destroy
}
