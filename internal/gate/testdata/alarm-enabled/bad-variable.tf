variable "alarm_name" {
  default = "orders"
}

variable "comparison_operator" {
  default = "GreaterThanThreshold"
}

variable "evaluation_periods" {
  default = 1
}

variable "metric_name" {
  default = "Errors"
}

variable "namespace" {
  default = "orders"
}

variable "period" {
  default = 60
}

variable "statistic" {
  default = "Sum"
}

variable "threshold" {
  default = 1
}

variable "actions_enabled" {
  default = false
}

resource "aws_cloudwatch_metric_alarm" "bad" {
  alarm_name          = var.alarm_name
  comparison_operator = var.comparison_operator
  evaluation_periods  = var.evaluation_periods
  metric_name         = var.metric_name
  namespace           = var.namespace
  period              = var.period
  statistic           = var.statistic
  threshold           = var.threshold
  actions_enabled     = var.actions_enabled
}
