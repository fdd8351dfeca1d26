resource "aws_bedrockagent_flow" "bad" {
  name               = "orders"
  execution_role_arn = "arn:aws:iam::111111111111:role/orders"
}
