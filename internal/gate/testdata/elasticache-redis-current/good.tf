resource "aws_elasticache_cluster" "sessions" {
  engine         = "redis"
  engine_version = "7.1"
}

resource "aws_elasticache_cluster" "least" {
  engine         = "redis"
  engine_version = "4.0.10"
}

resource "aws_elasticache_cluster" "pages" {
  engine         = "memcached"
  engine_version = "1.6.22"
}

resource "aws_elasticache_replication_group" "newest" {
  replication_group_id = "carts"
}
