variable "snapshot_retention_limit" {
  type    = number
  default = 0
}

resource "aws_elasticache_replication_group" "bad" {
  snapshot_retention_limit = var.snapshot_retention_limit
}
