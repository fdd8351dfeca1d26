resource "aws_elasticache_cluster" "sessions" {
  engine = "redis"
  port   = 6380
}

resource "aws_elasticache_cluster" "pages" {
  engine = "memcached"
  port   = 11212
}

resource "aws_elasticache_replication_group" "carts" {
  port = 6390
}
