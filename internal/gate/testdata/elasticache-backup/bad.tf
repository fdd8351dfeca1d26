resource "aws_elasticache_cluster" "bad_missing" {
  engine = "redis"
}

resource "aws_elasticache_cluster" "bad_zero" {
  engine                   = "redis"
  snapshot_retention_limit = 0
}

resource "aws_elasticache_replication_group" "bad_group" {
  replication_group_id = "sessions"
}

resource "aws_elasticache_serverless_cache" "bad_serverless" {
  engine = "valkey"
  name   = "carts"
}
