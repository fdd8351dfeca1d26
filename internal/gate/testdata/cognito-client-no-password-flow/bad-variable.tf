variable "user_pool_id" {
  default = "us-east-1_1"
}

resource "aws_cognito_user_pool_client" "bad" {
  name                = "orders"
  user_pool_id        = var.user_pool_id
  explicit_auth_flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
}
