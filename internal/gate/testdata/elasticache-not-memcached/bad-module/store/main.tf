variable "settings" {
  type = object({
    name   = string
    engine = optional(string, "memcached")
  })
}

resource "aws_elasticache_cluster" "bad" {
  engine = var.settings.engine
}
