resource "aws_cloudwatch_metric_alarm" "part" {
  alarm_name          = "orders"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "orders"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
}

resource "aws_cloudwatch_composite_alarm" "whole" {
  alarm_name    = "whole"
  alarm_rule    = "ALARM(${aws_cloudwatch_metric_alarm.part.alarm_name})"
  alarm_actions = ["arn:aws:sns:us-east-1:111111111111:oncall"]
}

resource "aws_cloudwatch_metric_alarm" "release" {
  alarm_name          = "release"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "orders"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
}

resource "aws_ecs_service" "orders" {
  name            = "orders"
  task_definition = "orders"
  alarms {
    enable      = true
    rollback    = true
    alarm_names = [aws_cloudwatch_metric_alarm.release.alarm_name]
  }
}
