locals {
  stores = {
    carts  = { allow_version_upgrade = true }
    cambio = { allow_version_upgrade = true }
  }
}

resource "aws_redshift_cluster" "carts" {
  for_each = local.stores

  allow_version_upgrade = each.value.allow_version_upgrade
}
