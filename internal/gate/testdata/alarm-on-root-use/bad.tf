resource "aws_cloudwatch_log_metric_filter" "bad" {
  name           = "bad"
  log_group_name = "trail"
  pattern        = "{ ($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != \"AwsServiceEvent\") }"
  metric_transformation {
    name      = "bad-count"
    namespace = "trail"
    value     = "1"
  }
}
