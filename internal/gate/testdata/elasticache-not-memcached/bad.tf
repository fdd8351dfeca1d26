resource "aws_elasticache_cluster" "bad" {
  engine = "memcached"
}
