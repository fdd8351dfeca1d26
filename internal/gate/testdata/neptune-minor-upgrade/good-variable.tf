variable "auto_minor_version_upgrade" {
  type    = bool
  default = true
}

resource "aws_neptune_cluster_instance" "cambio" {
  auto_minor_version_upgrade = var.auto_minor_version_upgrade
}
