variable "stores" {
  type    = list(object({ az_mode = string }))
  default = [{ az_mode = "cross-az" }]
}

resource "aws_elasticache_cluster" "reports" {
  count = length(var.stores)

  engine          = "memcached"
  num_cache_nodes = 2
  az_mode         = var.stores[count.index].az_mode
}
