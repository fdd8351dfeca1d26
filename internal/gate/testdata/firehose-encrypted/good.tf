resource "aws_kinesis_firehose_delivery_stream" "direct" {
  server_side_encryption {
    enabled = true
  }
}

resource "aws_kinesis_firehose_delivery_stream" "from_stream" {
  kinesis_source_configuration {
    kinesis_stream_arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/orders"
    role_arn           = "arn:aws:iam::123456789012:role/firehose"
  }
}
