resource "aws_cloudwatch_log_group" "sync" {
  name = "sync"
}

resource "aws_datasync_task" "orders" {
  name                     = "orders"
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.sync.arn
  options {
    log_level = "TRANSFER"
  }
}
