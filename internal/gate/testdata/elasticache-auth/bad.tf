resource "aws_elasticache_replication_group" "bad" {
  replication_group_id = "sessions"
}

resource "aws_elasticache_replication_group" "bad_empty" {
  replication_group_id       = "carts"
  transit_encryption_enabled = true
  auth_token                 = ""
}
