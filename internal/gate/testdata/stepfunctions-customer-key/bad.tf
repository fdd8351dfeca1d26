resource "aws_sfn_state_machine" "bad" {
  name       = "orders"
  role_arn   = "arn:aws:iam::111111111111:role/orders"
  definition = "{}"
  encryption_configuration {
    type = "AWS_OWNED_KEY"
  }
}
