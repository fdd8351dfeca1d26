resource "aws_sqs_queue" "dead" {}
resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::111111111111:role/orders"
  dead_letter_config {
    target_arn = aws_sqs_queue.dead.arn
  }
}

resource "aws_lambda_function" "invoices" {
  function_name = "invoices"
  role          = "arn:aws:iam::111111111111:role/invoices"
}

resource "aws_lambda_function_event_invoke_config" "invoices" {
  function_name = aws_lambda_function.invoices.function_name
  destination_config {
    on_failure {
      destination = aws_sqs_queue.dead.arn
    }
  }
}
