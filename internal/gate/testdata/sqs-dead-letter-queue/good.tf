resource "aws_sqs_queue" "inline" {
  name = "orders"
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
    maxReceiveCount     = 4
  })
}

resource "aws_sqs_queue" "failed" {
  name = "orders-failed"
}

resource "aws_sqs_queue" "apart" {
  name = "invoices"
}

resource "aws_sqs_queue_redrive_policy" "apart" {
  queue_url = aws_sqs_queue.apart.id
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
    maxReceiveCount     = 4
  })
}

resource "aws_sqs_queue" "of_function" {
  name = "failures"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"

  dead_letter_config {
    target_arn = aws_sqs_queue.of_function.arn
  }
}
