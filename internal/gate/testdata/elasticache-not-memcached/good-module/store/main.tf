variable "settings" {
  type = object({
    name   = string
    engine = optional(string, "redis")
  })
}

resource "aws_elasticache_cluster" "carts" {
  engine = var.settings.engine
}
