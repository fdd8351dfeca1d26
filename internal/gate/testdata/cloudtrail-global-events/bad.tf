resource "aws_cloudtrail" "bad" {
  name                          = "audit"
  s3_bucket_name                = "audit"
  include_global_service_events = false
}
