variable "settings" {
  type = object({
    name       = string
    tls_policy = optional(string, "Optional")
  })
}

resource "aws_ses_configuration_set" "bad" {
  delivery_options {
    tls_policy = var.settings.tls_policy
  }
}
