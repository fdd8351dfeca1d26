resource "aws_kinesis_firehose_delivery_stream" "bad_missing" {
  destination = "extended_s3"

  extended_s3_configuration {
    bucket_arn = "arn:aws:s3:::orders"
  }
}

resource "aws_kinesis_firehose_delivery_stream" "bad_off" {
  destination = "redshift"

  redshift_configuration {
    cloudwatch_logging_options {
      enabled = false
    }
  }
}
