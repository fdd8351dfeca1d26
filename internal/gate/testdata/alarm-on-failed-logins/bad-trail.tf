resource "aws_cloudwatch_log_group" "trail" {
  name = "trail"
}

resource "aws_cloudtrail" "bad" {
  name                       = "audit"
  s3_bucket_name             = "audit"
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn  = "arn:aws:iam::111111111111:role/trail"
}

resource "aws_cloudwatch_log_metric_filter" "other" {
  name           = "other"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = \"CreateTrail\") || ($.eventName = \"UpdateTrail\") || ($.eventName = \"DeleteTrail\") || ($.eventName = \"StartLogging\") || ($.eventName = \"StopLogging\") }"
  metric_transformation {
    name      = "other-count"
    namespace = "trail"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 1
  metric_name         = "other-count"
  namespace           = "trail"
  period              = 300
  statistic           = "Sum"
  threshold           = 1
  alarm_actions       = ["arn:aws:sns:us-east-1:111111111111:oncall"]
}
