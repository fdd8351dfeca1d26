locals {
  stores = {
    invoices = { kms_key_arn = null }
    ledger   = { kms_key_arn = null }
  }
}

resource "aws_kinesis_firehose_delivery_stream" "bad" {
  for_each = local.stores

  extended_s3_configuration {
    kms_key_arn = each.value.kms_key_arn
  }
}
