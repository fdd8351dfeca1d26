resource "aws_cognito_user_pool" "bad" {
  name = "orders"
}

resource "aws_cognito_user_pool" "bad_2" {
  name = "orders"
  user_pool_add_ons {
    advanced_security_mode = "AUDIT"
  }
}
