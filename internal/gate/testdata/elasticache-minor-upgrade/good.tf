resource "aws_elasticache_cluster" "sessions" {
  auto_minor_version_upgrade = "true"
}

resource "aws_elasticache_replication_group" "by_default" {
  replication_group_id = "carts"
}
