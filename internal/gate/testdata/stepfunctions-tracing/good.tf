resource "aws_sfn_state_machine" "orders" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111111111111:role/orders"
  definition = "{}"
  tracing_configuration {
    enabled = true
  }
}
