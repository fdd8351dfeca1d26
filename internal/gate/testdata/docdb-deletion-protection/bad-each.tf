locals {
  stores = {
    reports = { deletion_protection = false }
    carts   = { deletion_protection = false }
  }
}

resource "aws_docdb_cluster" "bad" {
  for_each = local.stores

  deletion_protection = each.value.deletion_protection
}
