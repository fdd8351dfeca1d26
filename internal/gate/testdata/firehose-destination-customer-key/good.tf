resource "aws_kinesis_firehose_delivery_stream" "orders" {
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn  = "arn:aws:s3:::orders"
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1"
  }
}
