resource "aws_bedrockagent_agent" "orders" {
  agent_name              = "orders"
  agent_resource_role_arn = "arn:aws:iam::111111111111:role/orders"
  foundation_model        = "anthropic.claude-v2"
  guardrail_configuration {
    guardrail_identifier = "orders"
    guardrail_version    = "1"
  }
}
