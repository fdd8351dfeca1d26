variable "identity_pool_name" {
  default = "orders"
}

variable "allow_unauthenticated_identities" {
  default = true
}

resource "aws_cognito_identity_pool" "bad" {
  identity_pool_name               = var.identity_pool_name
  allow_unauthenticated_identities = var.allow_unauthenticated_identities
}
