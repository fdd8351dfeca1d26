resource "aws_cognito_user_pool" "orders" {
  name = "orders"
  password_policy {
    minimum_length                   = 12
    require_lowercase                = true
    require_numbers                  = true
    require_symbols                  = true
    require_uppercase                = true
    temporary_password_validity_days = 7
  }
}

resource "aws_cognito_user_pool" "invoices" {
  name = "orders"
}
