resource "aws_kinesis_firehose_delivery_stream" "bad" {
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::orders"
  }
}
