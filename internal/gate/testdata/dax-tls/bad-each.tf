locals {
  stores = {
    cambio = { cluster_endpoint_encryption_type = "NONE" }
    orders = { cluster_endpoint_encryption_type = "NONE" }
  }
}

resource "aws_dax_cluster" "bad" {
  for_each = local.stores

  cluster_endpoint_encryption_type = each.value.cluster_endpoint_encryption_type
}
