locals {
  stores = {
    cambio = { master_username = "admin" }
    orders = { master_username = "admin" }
  }
}

resource "aws_redshift_cluster" "bad" {
  for_each = local.stores

  master_username = each.value.master_username
}
