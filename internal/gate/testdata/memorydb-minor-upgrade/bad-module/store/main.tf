variable "settings" {
  type = object({
    name                       = string
    auto_minor_version_upgrade = optional(bool, false)
  })
}

resource "aws_memorydb_cluster" "bad" {
  auto_minor_version_upgrade = var.settings.auto_minor_version_upgrade
}
