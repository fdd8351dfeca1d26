resource "aws_elasticache_cluster" "bad" {
  engine         = "redis"
  engine_version = "3.2.10"
}

resource "aws_elasticache_replication_group" "bad_group" {
  engine_version = "2.8.24"
}
