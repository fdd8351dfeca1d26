resource "aws_cognito_user_pool_client" "orders" {
  name                = "orders"
  user_pool_id        = "us-east-1_1"
  explicit_auth_flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
}

resource "aws_cognito_user_pool_client" "invoices" {
  name         = "orders"
  user_pool_id = "us-east-1_1"
}
