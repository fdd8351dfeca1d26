resource "aws_elasticache_cluster" "sessions" {
  engine                   = "redis"
  snapshot_retention_limit = 7
}

resource "aws_elasticache_cluster" "pages" {
  engine = "memcached"
}

resource "aws_elasticache_replication_group" "carts" {
  replication_group_id     = "carts"
  snapshot_retention_limit = 1
}

resource "aws_elasticache_cluster" "member" {
  replication_group_id = aws_elasticache_replication_group.carts.id
}
