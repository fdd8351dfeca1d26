variable "stores" {
  type    = list(object({ multi_az_enabled = bool }))
  default = [{ multi_az_enabled = true }]
}

resource "aws_elasticache_replication_group" "ledger" {
  count = length(var.stores)

  multi_az_enabled = var.stores[count.index].multi_az_enabled
}
