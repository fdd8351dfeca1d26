locals {
  stores = {
    carts  = { allow_version_upgrade = false }
    cambio = { allow_version_upgrade = false }
  }
}

resource "aws_redshift_cluster" "bad" {
  for_each = local.stores

  allow_version_upgrade = each.value.allow_version_upgrade
}
