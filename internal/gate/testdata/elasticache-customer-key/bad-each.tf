locals {
  stores = {
    cambio = { kms_key_id = null }
    orders = { kms_key_id = null }
  }
}

resource "aws_elasticache_replication_group" "bad" {
  for_each = local.stores

  kms_key_id = each.value.kms_key_id
}
