resource "aws_elasticache_cluster" "bad_missing" {
  engine          = "memcached"
  num_cache_nodes = 3
}

resource "aws_elasticache_cluster" "bad_single" {
  engine          = "memcached"
  num_cache_nodes = 2
  az_mode         = "single-az"
}
