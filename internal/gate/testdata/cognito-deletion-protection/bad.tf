resource "aws_cognito_user_pool" "bad" {
  name = "orders"
}

resource "aws_cognito_user_pool" "bad_2" {
  name                = "orders"
  deletion_protection = "INACTIVE"
}
