resource "aws_cloudwatch_log_group" "trail" {
  name = "trail"
}

resource "aws_cloudtrail" "audit" {
  name                       = "audit"
  s3_bucket_name             = "audit"
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::111111111111:role/trail"
}

resource "aws_cloudwatch_log_metric_filter" "other" {
  name           = "other"
  log_group_name = "trail"
  pattern        = "{ ($.userIdentity.type = \"Root\") }"
  metric_transformation {
    name      = "other-count"
    namespace = "trail"
    value     = "1"
  }
}
