variable "settings" {
  type = object({
    name    = string
    key_arn = optional(string)
  })
}

resource "aws_kinesis_firehose_delivery_stream" "bad" {
  server_side_encryption {
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = var.settings.key_arn
  }
}
