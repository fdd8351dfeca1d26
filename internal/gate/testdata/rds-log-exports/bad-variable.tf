variable "logs" {
  type    = list(string)
  default = []
}

resource "aws_db_instance" "bad" {
  enabled_cloudwatch_logs_exports = var.logs
}
