resource "aws_elasticache_replication_group" "bad" {
  at_rest_encryption_enabled = true
}

resource "aws_elasticache_serverless_cache" "bad_serverless" {
  engine = "valkey"
  name   = "carts"
}
