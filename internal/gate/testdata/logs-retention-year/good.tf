resource "aws_cloudwatch_log_group" "orders" {
  name              = "orders"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_group" "invoices" {
  name              = "invoices"
  retention_in_days = 0
}
