variable "stores" {
  type    = list(object({ engine_version = string }))
  default = [{ engine_version = "3.2.6" }]
}

resource "aws_elasticache_cluster" "bad" {
  count = length(var.stores)

  engine         = "redis"
  engine_version = var.stores[count.index].engine_version
}
