locals {
  store = merge({ deletion_protection = true }, { name = "orders" })
}

resource "aws_qldb_ledger" "orders" {
  deletion_protection = local.store.deletion_protection
}
