resource "aws_cloudtrail" "bad" {
  name           = "audit"
  s3_bucket_name = "audit"
  event_selector {
    read_write_type = "WriteOnly"
  }
}

resource "aws_cloudtrail" "bad_data_only" {
  name           = "second"
  s3_bucket_name = "audit"
  event_selector {
    include_management_events = false
    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws:s3"]
    }
  }
}
