variable "auto_minor_version_upgrade" {
  type    = bool
  default = false
}

resource "aws_neptune_cluster_instance" "bad" {
  auto_minor_version_upgrade = var.auto_minor_version_upgrade
}
