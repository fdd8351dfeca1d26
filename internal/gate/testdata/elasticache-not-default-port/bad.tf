resource "aws_elasticache_cluster" "bad_missing" {
  engine = "redis"
}

resource "aws_elasticache_cluster" "bad_memcached" {
  engine = "memcached"
  port   = 11211
}

resource "aws_elasticache_replication_group" "bad_group" {
  port = "6379"
}
