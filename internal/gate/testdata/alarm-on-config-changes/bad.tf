resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "bad"
  log_group_name = "trail"
  pattern        = "{ ($.eventSource = \"config.amazonaws.com\") && (($.eventName = \"StopConfigurationRecorder\") || ($.eventName = \"DeleteDeliveryChannel\") || ($.eventName = \"PutDeliveryChannel\") || ($.eventName = \"PutConfigurationRecorder\")) }"
  metric_transformation {
    name      = "bad-count"
    namespace = "trail"
    value     = "1"
  }
}
