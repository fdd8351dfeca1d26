variable "settings" {
  type = object({
    name             = string
    retention_period = optional(number, 24)
  })
}

resource "aws_kinesis_stream" "bad" {
  retention_period = var.settings.retention_period
}
