resource "aws_elasticache_cluster" "pages" {
  engine          = "memcached"
  num_cache_nodes = 3
  az_mode         = "cross-az"
}

resource "aws_elasticache_cluster" "one" {
  engine          = "memcached"
  num_cache_nodes = 1
}

resource "aws_elasticache_cluster" "redis" {
  engine          = "redis"
  num_cache_nodes = 1
}
