resource "aws_elasticache_cluster" "bad" {
  auto_minor_version_upgrade = "false"
}

resource "aws_elasticache_replication_group" "bad_group" {
  auto_minor_version_upgrade = false
}
