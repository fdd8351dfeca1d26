variable "runtime" {
  default = "python3.7"
}

resource "aws_lambda_function" "bad" {
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
  runtime       = "nodejs14.x"
}

resource "aws_lambda_function" "bad_default" {
  function_name = "invoices"
  role          = "arn:aws:iam::111111111111:role/invoices"
  runtime       = var.runtime
}
