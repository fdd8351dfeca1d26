variable "settings" {
  type = object({
    name            = string
    unauthenticated = optional(bool, true)
  })
}

resource "aws_msk_cluster" "bad" {
  client_authentication {
    unauthenticated = var.settings.unauthenticated
  }
}
