variable "settings" {
  type = object({
    name       = string
    tls_policy = optional(string, "Require")
  })
}

resource "aws_ses_configuration_set" "invoices" {
  delivery_options {
    tls_policy = var.settings.tls_policy
  }
}
