variable "settings" {
  type = object({
    name   = string
    enable = optional(bool, false)
  })
}

resource "aws_redshift_cluster" "bad" {
  logging {
    enable = var.settings.enable
  }
}
