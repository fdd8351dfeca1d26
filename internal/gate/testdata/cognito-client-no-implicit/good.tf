resource "aws_cognito_user_pool_client" "orders" {
  name                = "orders"
  user_pool_id        = "us-east-1_1"
  allowed_oauth_flows = ["code"]
}

resource "aws_cognito_user_pool_client" "invoices" {
  name         = "orders"
  user_pool_id = "us-east-1_1"
}
