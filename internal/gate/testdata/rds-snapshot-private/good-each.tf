locals {
  stores = {
    invoices = { shared_accounts = ["123456789012"] }
    ledger   = { shared_accounts = ["123456789012"] }
  }
}

resource "aws_db_snapshot" "invoices" {
  for_each = local.stores

  shared_accounts = each.value.shared_accounts
}
