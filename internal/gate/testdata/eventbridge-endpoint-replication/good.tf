resource "aws_cloudwatch_event_endpoint" "by_default" {
  name = "orders"
}

resource "aws_cloudwatch_event_endpoint" "stated" {
  replication_config {
    state = "ENABLED"
  }
}
