resource "aws_elasticache_replication_group" "bad_missing" {
  replication_group_id = "sessions"
}

resource "aws_elasticache_replication_group" "bad_false" {
  transit_encryption_enabled = false
}

resource "aws_elasticache_replication_group" "bad_optional" {
  transit_encryption_enabled = true
  transit_encryption_mode    = "preferred"
}
