resource "aws_cognito_user_pool" "orders" {
  name              = "orders"
  mfa_configuration = "ON"
  software_token_mfa_configuration {
    enabled = true
  }
}

resource "aws_cognito_user_pool" "invoices" {
  name              = "orders"
  mfa_configuration = "OPTIONAL"
  sms_configuration {
    external_id    = "orders"
    sns_caller_arn = "arn:aws:iam::111111111111:role/orders"
  }
}
