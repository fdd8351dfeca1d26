locals {
  stores = {
    orders   = { cluster_subnet_group_name = "private" }
    invoices = { cluster_subnet_group_name = "private" }
  }
}

resource "aws_redshift_cluster" "orders" {
  for_each = local.stores

  cluster_subnet_group_name = each.value.cluster_subnet_group_name
}
