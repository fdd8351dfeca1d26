resource "aws_cloudtrail" "bad" {
  name           = "audit"
  s3_bucket_name = "audit"
  enable_logging = false
}
