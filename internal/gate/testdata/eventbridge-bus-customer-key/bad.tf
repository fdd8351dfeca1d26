resource "aws_cloudwatch_event_bus" "bad" {
  name = "orders"
}
