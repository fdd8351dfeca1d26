resource "aws_kms_key" "orders" {}
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
  kms_key_arn   = aws_kms_key.orders.arn
  environment {
    variables = {
      LEVEL = "info"
    }
  }
}

resource "aws_lambda_function" "invoices" {
  function_name = "invoices"
  role          = "arn:aws:iam::111111111111:role/invoices"
}
