locals {
  stores = {
    orders   = { cluster_subnet_group_name = null }
    invoices = { cluster_subnet_group_name = null }
  }
}

resource "aws_redshift_cluster" "bad" {
  for_each = local.stores

  cluster_subnet_group_name = each.value.cluster_subnet_group_name
}
