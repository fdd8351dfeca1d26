resource "aws_elasticache_replication_group" "sessions" {
  at_rest_encryption_enabled = true
}

resource "aws_elasticache_replication_group" "valkey" {
  engine = "valkey"
}

resource "aws_elasticache_replication_group" "secondary" {
  global_replication_group_id = aws_elasticache_global_replication_group.sessions.id
}
