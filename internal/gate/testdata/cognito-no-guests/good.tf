resource "aws_cognito_identity_pool" "orders" {
  identity_pool_name               = "orders"
  allow_unauthenticated_identities = false
}

resource "aws_cognito_identity_pool" "invoices" {
  identity_pool_name = "orders"
}
