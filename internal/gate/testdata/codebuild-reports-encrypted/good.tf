resource "aws_codebuild_report_group" "orders" {
  name = "orders"
  type = "TEST"
  export_config {
    type = "S3"
    s3_destination {
      bucket              = "reports"
      encryption_disabled = false
      encryption_key      = "arn:aws:kms:us-east-1:111111111111:key/1"
    }
  }
}

resource "aws_codebuild_report_group" "invoices" {
  name = "invoices"
  type = "TEST"
  export_config {
    type = "NO_EXPORT"
  }
}
