variable "days" {
  type = number
}

resource "aws_cloudwatch_log_group" "unsure" {
  name              = "orders"
  retention_in_days = var.days
}
