variable "tls" {
  type     = bool
  default  = false
  nullable = false
}

resource "aws_elasticache_replication_group" "bad" {
  transit_encryption_enabled = var.tls
}
