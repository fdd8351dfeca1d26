resource "aws_iot_logging_options" "bad" {
  default_log_level = "DISABLED"
  role_arn          = "arn:aws:iam::111122223333:role/logs"
}

resource "aws_iot_logging_options" "bad_all" {
  default_log_level = "INFO"
  disable_all_logs  = true
  role_arn          = "arn:aws:iam::111122223333:role/logs"
}
