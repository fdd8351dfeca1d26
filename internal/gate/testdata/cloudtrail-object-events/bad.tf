resource "aws_cloudtrail" "bad" {
  name           = "audit"
  s3_bucket_name = "audit"
  event_selector {
    read_write_type = "All"
  }
}

resource "aws_cloudtrail" "bad_functions" {
  name           = "second"
  s3_bucket_name = "audit"
  event_selector {
    data_resource {
      type   = "AWS::Lambda::Function"
      values = ["arn:aws:lambda"]
    }
  }
}
