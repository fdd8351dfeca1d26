resource "aws_lambda_function" "bad" {
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
}

resource "aws_lambda_function" "bad_success_only" {
  function_name = "invoices"
  role          = "arn:aws:iam::111111111111:role/invoices"
}

resource "aws_lambda_function_event_invoke_config" "invoices" {
  function_name = aws_lambda_function.bad_success_only.function_name
  destination_config {
    on_success {
      destination = "arn:aws:sqs:us-east-1:111111111111:done"
    }
  }
}
