resource "aws_elasticache_replication_group" "bad" {
  replication_group_id = "sessions"
}

resource "aws_elasticache_cluster" "bad_cluster" {
  engine = "redis"
}
