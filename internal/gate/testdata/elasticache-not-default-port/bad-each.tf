locals {
  stores = {
    carts  = { port = 6379 }
    cambio = { port = 6379 }
  }
}

resource "aws_elasticache_replication_group" "bad" {
  for_each = local.stores

  port = each.value.port
}
