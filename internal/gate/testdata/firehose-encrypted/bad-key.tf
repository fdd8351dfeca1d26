resource "aws_kinesis_firehose_delivery_stream" "bad_no_key" {
  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "bad_type" {
  server_side_encryption {
    enabled  = true
    key_type = "AWS"
  }
}
