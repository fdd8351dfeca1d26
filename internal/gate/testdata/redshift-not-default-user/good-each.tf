locals {
  stores = {
    cambio = { master_username = "reports" }
    orders = { master_username = "reports" }
  }
}

resource "aws_redshift_cluster" "cambio" {
  for_each = local.stores

  master_username = each.value.master_username
}
