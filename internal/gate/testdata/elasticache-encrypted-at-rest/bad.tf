resource "aws_elasticache_replication_group" "bad_missing" {
  replication_group_id = "sessions"
}

resource "aws_elasticache_replication_group" "bad_false" {
  replication_group_id       = "carts"
  at_rest_encryption_enabled = false
}

resource "aws_elasticache_replication_group" "bad_valkey" {
  engine                     = "valkey"
  at_rest_encryption_enabled = false
}
