resource "aws_cognito_user_pool" "orders" {
  name = "orders"
  user_pool_add_ons {
    advanced_security_mode = "ENFORCED"
  }
}
