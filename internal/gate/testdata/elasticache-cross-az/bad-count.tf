variable "stores" {
  type    = list(object({ az_mode = string }))
  default = [{ az_mode = "single-az" }]
}

resource "aws_elasticache_cluster" "bad" {
  count = length(var.stores)

  engine          = "memcached"
  num_cache_nodes = 2
  az_mode         = var.stores[count.index].az_mode
}
