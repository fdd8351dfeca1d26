locals {
  stores = {
    invoices = { shared_accounts = ["all"] }
    ledger   = { shared_accounts = ["all"] }
  }
}

resource "aws_db_snapshot" "bad" {
  for_each = local.stores

  shared_accounts = each.value.shared_accounts
}
