resource "aws_datasync_task" "bad" {
  name = "orders"
}

resource "aws_datasync_task" "bad_off" {
  name                     = "invoices"
  cloudwatch_log_group_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:sync"
  options {
    log_level = "OFF"
  }
}
