locals {
  stores = {
    reports = { auto_minor_version_upgrade = true }
    carts   = { auto_minor_version_upgrade = true }
  }
}

resource "aws_db_instance" "reports" {
  for_each = local.stores

  auto_minor_version_upgrade = each.value.auto_minor_version_upgrade
}
