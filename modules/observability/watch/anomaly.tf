# CloudWatch learns what is usual at this hour of the week and draws a band
# around it. Blue and green change places, so the band is around both together.
locals {
  anomalies = !var.anomalies || var.traffic == null ? {} : {
    requests = {
      metric      = "RequestCount"
      stat        = "Sum"
      usual       = "FILL(b, 0) + FILL(g, 0)"
      comparison  = "LessThanLowerOrGreaterThanUpperThreshold"
      description = "${var.name} gets far more or far fewer requests than usual"
    }
    latency = {
      metric      = "TargetResponseTime"
      stat        = "p90"
      usual       = "MAX([b, g])"
      comparison  = "GreaterThanUpperThreshold"
      description = "${var.name} answers far more slowly than usual"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "anomaly" {
  for_each = local.anomalies

  alarm_name          = "${var.name}-${each.key}-anomaly${local.part}"
  alarm_description   = each.value.description
  comparison_operator = each.value.comparison
  threshold_metric_id = "band"
  # Three of five periods of a minute: one odd minute wakes nobody.
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.composite ? [] : var.alarm_topic_arns
  ok_actions          = local.composite ? [] : var.alarm_topic_arns

  metric_query {
    id          = "band"
    label       = "usual"
    expression  = "ANOMALY_DETECTION_BAND(now, 3)"
    return_data = true
  }

  metric_query {
    id          = "now"
    label       = each.key
    expression  = each.value.usual
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { b = var.traffic.blue, g = var.traffic.green }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = each.value.metric
        dimensions  = { LoadBalancer = var.traffic.load_balancer, TargetGroup = metric_query.value }
        stat        = each.value.stat
        period      = 60
      }
    }
  }
}
