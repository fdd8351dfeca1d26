variable "level" {
  type    = string
  default = "DISABLED"
}

resource "aws_iot_logging_options" "bad" {
  default_log_level = var.level
  role_arn          = "arn:aws:iam::111122223333:role/logs"
}
