locals {
  stores = {
    cambio = { num_replicas_per_shard = 0 }
    orders = { num_replicas_per_shard = 0 }
  }
}

resource "aws_memorydb_cluster" "bad" {
  for_each = local.stores

  num_replicas_per_shard = each.value.num_replicas_per_shard
}
