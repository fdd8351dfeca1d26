variable "agent_name" {
  default = "orders"
}

variable "agent_resource_role_arn" {
  default = "arn:aws:iam::111111111111:role/orders"
}

variable "foundation_model" {
  default = "anthropic.claude-v2"
}

resource "aws_bedrockagent_agent" "bad" {
  agent_name              = var.agent_name
  agent_resource_role_arn = var.agent_resource_role_arn
  foundation_model        = var.foundation_model
}
