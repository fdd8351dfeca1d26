variable "settings" {
  type = object({
    name             = string
    multi_az_enabled = optional(bool, false)
  })
}

resource "aws_elasticache_replication_group" "bad" {
  multi_az_enabled = var.settings.multi_az_enabled
}
