variable "settings" {
  type = object({
    name                       = string
    auto_minor_version_upgrade = optional(bool, false)
  })
}

resource "aws_dms_replication_instance" "bad" {
  auto_minor_version_upgrade = var.settings.auto_minor_version_upgrade
}
