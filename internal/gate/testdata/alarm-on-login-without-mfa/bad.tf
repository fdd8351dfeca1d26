resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "bad"
  log_group_name = "trail"
  pattern        = "{ ($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") }"
  metric_transformation {
    name      = "bad-count"
    namespace = "trail"
    value     = "1"
  }
}
