resource "aws_kinesis_firehose_delivery_stream" "bad_missing" {
  destination = "extended_s3"
}

resource "aws_kinesis_firehose_delivery_stream" "bad_false" {
  destination = "extended_s3"

  server_side_encryption {
    enabled = false
  }
}
