resource "aws_elasticache_replication_group" "sessions" {
  transit_encryption_enabled = true
}

resource "aws_elasticache_replication_group" "carts" {
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
}
