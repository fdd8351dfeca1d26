resource "aws_sqs_queue" "orders_dlq" {
  name = "orders-failed"
}
