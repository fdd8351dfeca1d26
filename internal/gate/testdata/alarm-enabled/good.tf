resource "aws_cloudwatch_metric_alarm" "orders" {
  alarm_name          = "orders"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "orders"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
  actions_enabled     = true
}

resource "aws_cloudwatch_metric_alarm" "invoices" {
  alarm_name          = "orders"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "orders"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
}
