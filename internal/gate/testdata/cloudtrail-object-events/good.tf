resource "aws_cloudtrail" "audit" {
  name           = "audit"
  s3_bucket_name = "audit"
  event_selector {
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}

resource "aws_cloudtrail" "second" {
  name           = "second"
  s3_bucket_name = "audit"
}
