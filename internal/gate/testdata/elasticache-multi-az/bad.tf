resource "aws_elasticache_replication_group" "bad" {
  automatic_failover_enabled = true
}

resource "aws_elasticache_replication_group" "bad_false" {
  multi_az_enabled = false
}
