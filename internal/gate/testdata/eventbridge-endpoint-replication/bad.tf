resource "aws_cloudwatch_event_endpoint" "bad" {
  name = "orders"

  replication_config {
    state = "DISABLED"
  }
}
