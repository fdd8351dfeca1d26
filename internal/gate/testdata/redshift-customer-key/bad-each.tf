locals {
  stores = {
    cambio = { kms_key_id = null }
    orders = { kms_key_id = null }
  }
}

resource "aws_redshift_cluster" "bad" {
  for_each = local.stores

  kms_key_id = each.value.kms_key_id
}
