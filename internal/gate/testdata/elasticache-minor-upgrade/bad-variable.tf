variable "auto_minor_version_upgrade" {
  type    = bool
  default = false
}

resource "aws_elasticache_replication_group" "bad" {
  auto_minor_version_upgrade = var.auto_minor_version_upgrade
}
