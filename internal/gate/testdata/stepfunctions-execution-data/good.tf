resource "aws_sfn_state_machine" "orders" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111111111111:role/orders"
  definition = "{}"
  logging_configuration {
    include_execution_data = true
    level                  = "ALL"
    log_destination        = "arn:aws:logs:us-east-1:111111111111:log-group:orders:*"
  }
}

resource "aws_sfn_state_machine" "invoices" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111111111111:role/orders"
  definition = "{}"
}
