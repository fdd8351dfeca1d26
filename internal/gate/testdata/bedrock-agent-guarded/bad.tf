resource "aws_bedrockagent_agent" "bad" {
  agent_name              = "orders"
  agent_resource_role_arn = "arn:aws:iam::111111111111:role/orders"
  foundation_model        = "anthropic.claude-v2"
}
