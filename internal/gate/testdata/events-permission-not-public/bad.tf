resource "aws_cloudwatch_event_permission" "bad" {
  principal    = "*"
  statement_id = "orders"
}
