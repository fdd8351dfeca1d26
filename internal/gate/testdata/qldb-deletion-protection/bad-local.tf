locals {
  store = merge({ deletion_protection = false }, { name = "orders" })
}

resource "aws_qldb_ledger" "bad" {
  deletion_protection = local.store.deletion_protection
}
