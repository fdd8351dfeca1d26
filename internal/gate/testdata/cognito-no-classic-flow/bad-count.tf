resource "aws_cognito_identity_pool" "bad" {
  count              = 2
  identity_pool_name = "orders"
  allow_classic_flow = true
}
