resource "aws_mq_broker" "bad" {
  dynamic "logs" {
    for_each = [false]
    content {
      general = logs.value
    }
  }
}
