variable "user_pool_id" {
  default = "us-east-1_1"
}

resource "aws_cognito_user_pool_client" "bad" {
  name                = "orders"
  user_pool_id        = var.user_pool_id
  allowed_oauth_flows = ["code", "implicit"]
}
