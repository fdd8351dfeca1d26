resource "aws_kinesis_firehose_delivery_stream" "orders" {
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::orders"

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = "firehose"
      log_stream_name = "orders"
    }
  }
}
