# What is watched of a service beyond what rolls its releases back: errors in
# its log, odd traffic, frequent values. One composite alarm sums everything up,
# so that people get one message, not one for each thing that is wrong.
locals {
  errors    = var.errors > 0
  composite = length(var.part_names) > 0

  # Alarms that end in -part are told of by the composite alarm alone.
  part = local.composite ? "-part" : ""

  parts = concat(
    sort(var.part_names),
    aws_cloudwatch_metric_alarm.errors[*].alarm_name,
    [for a in aws_cloudwatch_metric_alarm.anomaly : a.alarm_name],
  )
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  count = local.errors ? 1 : 0

  name           = "${var.name}-errors"
  log_group_name = var.log_group
  pattern        = var.pattern

  metric_transformation {
    namespace = var.namespace
    name      = "${var.service}-errors"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  count = local.errors ? 1 : 0

  alarm_name          = "${var.name}-errors${local.part}"
  alarm_description   = "${var.errors} or more lines about errors in five minutes of ${var.name}'s log"
  namespace           = aws_cloudwatch_log_metric_filter.errors[0].metric_transformation[0].namespace
  metric_name         = aws_cloudwatch_log_metric_filter.errors[0].metric_transformation[0].name
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.errors
  # A log without such lines has no data point.
  treat_missing_data = "notBreaching"
  alarm_actions      = local.composite ? [] : var.alarm_topic_arns
  ok_actions         = local.composite ? [] : var.alarm_topic_arns
}

resource "aws_cloudwatch_composite_alarm" "this" {
  count = local.composite ? 1 : 0

  alarm_name        = "${var.name}-unwell"
  alarm_description = "${var.name} is unwell: the alarms in its rule tell why"
  alarm_rule        = join(" OR ", [for name in local.parts : "ALARM(\"${name}\")"])
  alarm_actions     = var.alarm_topic_arns
  ok_actions        = var.alarm_topic_arns
}

resource "aws_cloudwatch_contributor_insight_rule" "this" {
  count = length(var.contributors) > 0 ? 1 : 0

  rule_name  = "${var.name}-contributors"
  rule_state = "ENABLED"

  rule_definition = jsonencode({
    Schema        = { Name = "CloudWatchLogRule", Version = 1 }
    LogGroupNames = [var.log_group]
    LogFormat     = "JSON"
    Contribution = {
      Keys    = [for field in var.contributors : "$.${field}"]
      Filters = []
    }
    AggregateOn = "Count"
  })
}
