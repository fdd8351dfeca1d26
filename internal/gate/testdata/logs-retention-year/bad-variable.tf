variable "retention_in_days" {
  default = 90
}

resource "aws_cloudwatch_log_group" "bad" {
  name              = "orders"
  retention_in_days = var.retention_in_days
}
