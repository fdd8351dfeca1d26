resource "aws_imagebuilder_infrastructure_configuration" "bad_empty" {
  name = "orders"

  logging {
    s3_logs {
      s3_bucket_name = ""
    }
  }
}
