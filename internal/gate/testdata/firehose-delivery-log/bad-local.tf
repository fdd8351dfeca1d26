locals {
  store = merge({ enabled = false }, { name = "ledger" })
}

resource "aws_kinesis_firehose_delivery_stream" "bad" {
  extended_s3_configuration {
    cloudwatch_logging_options {
      enabled = local.store.enabled
    }
  }
}
