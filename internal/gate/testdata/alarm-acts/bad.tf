resource "aws_cloudwatch_metric_alarm" "bad" {
  alarm_name          = "lonely"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "orders"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
}

resource "aws_cloudwatch_metric_alarm" "bad_2" {
  alarm_name          = "lonely"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "orders"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
  alarm_actions       = []
}
