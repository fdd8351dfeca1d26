variable "settings" {
  type = object({
    name                       = string
    auto_minor_version_upgrade = optional(bool, true)
  })
}

resource "aws_mq_broker" "carts" {
  auto_minor_version_upgrade = var.settings.auto_minor_version_upgrade
}
