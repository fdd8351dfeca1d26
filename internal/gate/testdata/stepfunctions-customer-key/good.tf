resource "aws_kms_key" "own" {}

resource "aws_sfn_state_machine" "orders" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111111111111:role/orders"
  definition = "{}"
  encryption_configuration {
    type       = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_id = aws_kms_key.own.arn
  }
}

resource "aws_sfn_state_machine" "invoices" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111111111111:role/orders"
  definition = "{}"
}
