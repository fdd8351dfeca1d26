variable "settings" {
  type = object({
    name    = string
    enabled = optional(bool, true)
  })
}

resource "aws_kinesis_firehose_delivery_stream" "invoices" {
  extended_s3_configuration {
    cloudwatch_logging_options {
      enabled = var.settings.enabled
    }
  }
}
