variable "stores" {
  type    = list(object({ automatic_failover_enabled = bool }))
  default = [{ automatic_failover_enabled = false }]
}

resource "aws_elasticache_replication_group" "bad" {
  count = length(var.stores)

  automatic_failover_enabled = var.stores[count.index].automatic_failover_enabled
}
