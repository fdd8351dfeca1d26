resource "aws_cognito_user_pool" "orders" {
  name                = "orders"
  deletion_protection = "ACTIVE"
}
