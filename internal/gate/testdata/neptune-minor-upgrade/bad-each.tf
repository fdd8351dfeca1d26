locals {
  stores = {
    orders   = { auto_minor_version_upgrade = false }
    invoices = { auto_minor_version_upgrade = false }
  }
}

resource "aws_neptune_cluster_instance" "bad" {
  for_each = local.stores

  auto_minor_version_upgrade = each.value.auto_minor_version_upgrade
}
