resource "aws_elasticache_replication_group" "bad_missing" {
  replication_group_id = "sessions"
}

resource "aws_elasticache_replication_group" "bad_false" {
  automatic_failover_enabled = false
}
