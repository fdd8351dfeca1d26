locals {
  stores = {
    cambio = { engine_version = "3.2.6" }
    orders = { engine_version = "3.2.6" }
  }
}

resource "aws_elasticache_cluster" "bad" {
  for_each = local.stores

  engine         = "redis"
  engine_version = each.value.engine_version
}
