resource "aws_lambda_function" "orders" {
  function_name           = "orders"
  role                    = "arn:aws:iam::111111111111:role/orders"
  code_signing_config_arn = "arn:aws:lambda:us-east-1:111111111111:code-signing-config:csc-1"
}

resource "aws_lambda_function" "invoices" {
  function_name = "invoices"
  role          = "arn:aws:iam::111111111111:role/invoices"
  package_type  = "Image"
}
