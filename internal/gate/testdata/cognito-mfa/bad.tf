resource "aws_cognito_user_pool" "bad" {
  name = "orders"
}

resource "aws_cognito_user_pool" "bad_2" {
  name              = "orders"
  mfa_configuration = "OFF"
}

resource "aws_cognito_user_pool" "bad_3" {
  name              = "orders"
  mfa_configuration = "ON"
}
