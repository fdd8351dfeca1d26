# Every alarm stands once for each target group, because the two change places:
# the alarm on the group of the new revision sees it alone, not drowned in the old one's traffic.
locals {
  error_rate  = coalesce(var.limits.error_rate, 0)
  p99_seconds = coalesce(var.limits.p99_seconds, 0)

  alarm_names = sort(concat(
    [for a in aws_cloudwatch_metric_alarm.errors : a.alarm_name],
    [for a in aws_cloudwatch_metric_alarm.latency : a.alarm_name],
    [for a in aws_cloudwatch_metric_alarm.unhealthy : a.alarm_name],
  ))
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = local.error_rate > 0 ? local.colours : {}

  alarm_name          = "${var.name}-5xx-${each.key}"
  alarm_description   = "More than ${local.error_rate} % of ${var.name}'s requests to ${each.value} are answered 5xx"
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.error_rate
  evaluation_periods  = 1
  # A minute without requests, or without errors, has no data point.
  treat_missing_data = "notBreaching"
  alarm_actions      = var.alarm_topic_arns

  metric_query {
    id          = "rate"
    label       = "5xx in percent"
    expression  = "100 * errors / requests"
    return_data = true
  }

  metric_query {
    id = "errors"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      dimensions  = { LoadBalancer = var.http.load_balancer, TargetGroup = aws_lb_target_group.this[each.key].arn_suffix }
      stat        = "Sum"
      period      = 60
    }
  }

  metric_query {
    id = "requests"

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      dimensions  = { LoadBalancer = var.http.load_balancer, TargetGroup = aws_lb_target_group.this[each.key].arn_suffix }
      stat        = "Sum"
      period      = 60
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  for_each = local.p99_seconds > 0 ? local.colours : {}

  alarm_name          = "${var.name}-p99-${each.key}"
  alarm_description   = "One of a hundred requests to ${var.name}'s ${each.value} takes more than ${local.p99_seconds} s"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "TargetResponseTime"
  dimensions          = { LoadBalancer = var.http.load_balancer, TargetGroup = aws_lb_target_group.this[each.key].arn_suffix }
  extended_statistic  = "p99"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.p99_seconds
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
}

resource "aws_cloudwatch_metric_alarm" "unhealthy" {
  for_each = local.colours

  alarm_name        = "${var.name}-unhealthy-${each.key}"
  alarm_description = "A task of ${var.name}'s ${each.value} has been unhealthy for a whole minute"
  namespace         = "AWS/ApplicationELB"
  metric_name       = "UnHealthyHostCount"
  dimensions        = { LoadBalancer = var.http.load_balancer, TargetGroup = aws_lb_target_group.this[each.key].arn_suffix }
  # The lowest count of the minute: a task that fails two checks and recovers is no reason to roll back.
  statistic           = "Minimum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
}
