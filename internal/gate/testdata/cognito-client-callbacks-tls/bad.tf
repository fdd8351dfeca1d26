resource "aws_cognito_user_pool_client" "bad" {
  name          = "orders"
  user_pool_id  = "us-east-1_1"
  callback_urls = ["https://orders.example/callback", "http://orders.example/callback"]
}

resource "aws_cognito_user_pool_client" "bad_2" {
  name         = "orders"
  user_pool_id = "us-east-1_1"
  logout_urls  = ["http://localhost.example/bye"]
}
