locals {
  stores = {
    invoices = { username = "root" }
    ledger   = { username = "root" }
  }
}

resource "aws_db_instance" "bad" {
  for_each = local.stores

  username = each.value.username
}
