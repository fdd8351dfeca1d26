resource "aws_elasticache_replication_group" "sessions" {
  automatic_failover_enabled = true
}
