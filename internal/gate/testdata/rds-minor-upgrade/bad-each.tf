locals {
  stores = {
    reports = { auto_minor_version_upgrade = false }
    carts   = { auto_minor_version_upgrade = false }
  }
}

resource "aws_db_instance" "bad" {
  for_each = local.stores

  auto_minor_version_upgrade = each.value.auto_minor_version_upgrade
}
