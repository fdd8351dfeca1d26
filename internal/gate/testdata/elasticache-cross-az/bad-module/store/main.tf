variable "settings" {
  type = object({
    name    = string
    az_mode = optional(string, "single-az")
  })
}

resource "aws_elasticache_cluster" "bad" {
  engine          = "memcached"
  num_cache_nodes = 2
  az_mode         = var.settings.az_mode
}
