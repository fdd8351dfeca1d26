resource "aws_lambda_function" "bad" {
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
}

resource "aws_lambda_function" "bad_passive" {
  function_name = "invoices"
  role          = "arn:aws:iam::111111111111:role/invoices"
  tracing_config {
    mode = "PassThrough"
  }
}
