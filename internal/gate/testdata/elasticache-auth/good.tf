resource "random_password" "token" {
  length = 32
}

resource "aws_elasticache_replication_group" "sessions" {
  transit_encryption_enabled = true
  auth_token                 = random_password.token.result
}

resource "aws_elasticache_replication_group" "carts" {
  transit_encryption_enabled = true
  user_group_ids             = [aws_elasticache_user_group.carts.user_group_id]
}

resource "aws_elasticache_user_group" "carts" {
  user_group_id = "carts"
}
