resource "aws_elasticache_cluster" "bad_missing" {
  engine = "redis"
}

resource "aws_elasticache_cluster" "bad_default" {
  engine            = "redis"
  subnet_group_name = "default"
}

resource "aws_elasticache_replication_group" "bad_group" {
  replication_group_id = "sessions"
}
