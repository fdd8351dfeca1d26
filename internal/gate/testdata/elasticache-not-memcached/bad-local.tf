locals {
  store = merge({ engine = "memcached" }, { name = "cambio" })
}

resource "aws_elasticache_cluster" "bad" {
  engine = local.store.engine
}
