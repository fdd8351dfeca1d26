resource "aws_cloudwatch_log_group" "audit" {
  name = "audit"
}

resource "aws_cloudtrail" "audit" {
  name                       = "audit"
  s3_bucket_name             = "audit"
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.audit.arn}:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::111111111111:role/trail"
}
