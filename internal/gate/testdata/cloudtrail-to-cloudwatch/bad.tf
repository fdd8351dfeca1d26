resource "aws_cloudtrail" "bad" {
  name           = "audit"
  s3_bucket_name = "audit"
}
resource "aws_cloudtrail" "bad_role" {
  name                       = "second"
  s3_bucket_name             = "audit"
  cloud_watch_logs_group_arn = "arn:aws:logs:us-east-1:111111111111:log-group:audit:*"
}
