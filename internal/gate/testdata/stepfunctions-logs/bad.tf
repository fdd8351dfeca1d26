resource "aws_sfn_state_machine" "bad" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111111111111:role/orders"
  definition = "{}"
}

resource "aws_sfn_state_machine" "bad_2" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111111111111:role/orders"
  definition = "{}"
  logging_configuration {
    level = "OFF"
  }
}
