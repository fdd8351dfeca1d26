resource "aws_sfn_state_machine" "bad" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111111111111:role/orders"
  definition = "{}"
  logging_configuration {
    level           = "ERROR"
    log_destination = "arn:aws:logs:us-east-1:111111111111:log-group:orders:*"
  }
}
