resource "aws_sns_topic_subscription" "hook" {
  topic_arn = "arn:aws:sns:eu-west-1:123456789012:orders"
  protocol  = "https"
  endpoint  = "https://hooks.example.com/orders"
}

resource "aws_sns_topic_subscription" "queue" {
  topic_arn = "arn:aws:sns:eu-west-1:123456789012:orders"
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.orders.arn
}
