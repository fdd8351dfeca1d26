variable "stores" {
  type    = list(object({ multi_az_enabled = bool }))
  default = [{ multi_az_enabled = false }]
}

resource "aws_elasticache_replication_group" "bad" {
  count = length(var.stores)

  multi_az_enabled = var.stores[count.index].multi_az_enabled
}
