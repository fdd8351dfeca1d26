locals {
  stores = {
    cambio = { engine_version = "7.0" }
    orders = { engine_version = "7.0" }
  }
}

resource "aws_elasticache_cluster" "cambio" {
  for_each = local.stores

  engine         = "redis"
  engine_version = each.value.engine_version
}
