resource "aws_iot_logging_options" "this" {
  default_log_level = "WARN"
  role_arn          = "arn:aws:iam::111122223333:role/logs"
}
