variable "settings" {
  type = object({
    name        = string
    require_tls = optional(bool, false)
  })
}

resource "aws_db_proxy" "bad" {
  require_tls = var.settings.require_tls
}
