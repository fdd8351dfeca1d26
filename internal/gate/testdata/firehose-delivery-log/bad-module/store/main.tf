variable "settings" {
  type = object({
    name    = string
    enabled = optional(bool, false)
  })
}

resource "aws_kinesis_firehose_delivery_stream" "bad" {
  extended_s3_configuration {
    cloudwatch_logging_options {
      enabled = var.settings.enabled
    }
  }
}
