locals {
  stores = {
    carts  = { database_name = "dev" }
    cambio = { database_name = "dev" }
  }
}

resource "aws_redshift_cluster" "bad" {
  for_each = local.stores

  database_name = each.value.database_name
}
