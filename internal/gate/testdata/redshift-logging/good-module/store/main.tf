variable "settings" {
  type = object({
    name   = string
    enable = optional(bool, true)
  })
}

resource "aws_redshift_cluster" "invoices" {
  logging {
    enable = var.settings.enable
  }
}
