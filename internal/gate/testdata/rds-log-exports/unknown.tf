variable "logs" {
  type = list(string)
}

resource "aws_db_instance" "unsure" {
  enabled_cloudwatch_logs_exports = var.logs
}
