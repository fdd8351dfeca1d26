resource "aws_cognito_user_pool_client" "orders" {
  name          = "orders"
  user_pool_id  = "us-east-1_1"
  callback_urls = ["https://orders.example/callback", "http://localhost:3000/callback"]
}
