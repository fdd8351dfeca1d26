resource "aws_cloudwatch_event_endpoint" "bad" {
  dynamic "replication_config" {
    for_each = ["DISABLED"]
    content {
      state = replication_config.value
    }
  }
}
