variable "settings" {
  type = object({
    name                       = string
    at_rest_encryption_enabled = optional(bool, true)
  })
}

resource "aws_elasticache_replication_group" "cambio" {
  at_rest_encryption_enabled = var.settings.at_rest_encryption_enabled
}
