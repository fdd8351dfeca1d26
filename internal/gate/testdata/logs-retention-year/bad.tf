resource "aws_cloudwatch_log_group" "bad" {
  name              = "orders"
  retention_in_days = 90
}
