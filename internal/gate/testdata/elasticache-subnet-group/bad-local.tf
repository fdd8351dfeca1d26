locals {
  store = merge({ subnet_group_name = "default" }, { name = "orders" })
}

resource "aws_elasticache_replication_group" "bad" {
  subnet_group_name = local.store.subnet_group_name
}
