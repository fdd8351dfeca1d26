variable "settings" {
  type = object({
    name            = string
    deployment_mode = optional(string, "SINGLE_INSTANCE")
  })
}

resource "aws_mq_broker" "bad" {
  deployment_mode = var.settings.deployment_mode
}
