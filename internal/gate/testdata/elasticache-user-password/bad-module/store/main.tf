variable "settings" {
  type = object({
    name                 = string
    no_password_required = optional(bool, true)
  })
}

resource "aws_elasticache_user" "bad" {
  no_password_required = var.settings.no_password_required
}
