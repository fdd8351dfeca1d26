variable "settings" {
  type = object({
    name            = string
    unauthenticated = optional(bool, false)
  })
}

resource "aws_msk_cluster" "invoices" {
  client_authentication {
    unauthenticated = var.settings.unauthenticated
  }
}
