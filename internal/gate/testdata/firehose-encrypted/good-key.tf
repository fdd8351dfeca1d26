resource "aws_kinesis_firehose_delivery_stream" "own" {
  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "aws" {
  server_side_encryption {
    enabled  = true
    key_type = "AWS_OWNED_CMK"
  }
}
