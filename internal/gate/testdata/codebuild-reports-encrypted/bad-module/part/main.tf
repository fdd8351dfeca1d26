resource "aws_codebuild_report_group" "bad" {
  name = "orders"
  type = "TEST"
  export_config {
    type = "S3"
    s3_destination {
      bucket              = "reports"
      encryption_disabled = true
      encryption_key      = "arn:aws:kms:us-east-1:111111111111:key/1"
    }
  }
}
