resource "aws_cognito_user_pool_client" "bad" {
  name                          = "orders"
  user_pool_id                  = "us-east-1_1"
  prevent_user_existence_errors = "LEGACY"
}
