resource "aws_imagebuilder_infrastructure_configuration" "logged" {
  name = "orders"

  logging {
    s3_logs {
      s3_bucket_name = "logs"
      s3_key_prefix  = "images"
    }
  }
}
