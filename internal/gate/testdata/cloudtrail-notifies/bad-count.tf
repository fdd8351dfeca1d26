resource "aws_cloudtrail" "bad" {
  count          = 2
  name           = "audit"
  s3_bucket_name = "audit"
}
