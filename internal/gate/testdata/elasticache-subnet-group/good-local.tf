locals {
  store = merge({ subnet_group_name = "private" }, { name = "orders" })
}

resource "aws_elasticache_replication_group" "orders" {
  subnet_group_name = local.store.subnet_group_name
}
