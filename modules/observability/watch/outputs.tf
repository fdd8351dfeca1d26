output "alarms" {
  description = "ARNs of the alarms made here, the composite alarm first."
  value = concat(
    aws_cloudwatch_composite_alarm.this[*].arn,
    aws_cloudwatch_metric_alarm.errors[*].arn,
    [for a in aws_cloudwatch_metric_alarm.anomaly : a.arn],
  )
}

output "unwell" {
  description = "Name of the alarm that people are told of. Null where nothing is watched."
  value = try(coalesce(
    one(aws_cloudwatch_composite_alarm.this[*].alarm_name),
    one(aws_cloudwatch_metric_alarm.errors[*].alarm_name),
  ), null)
}

output "rule" {
  description = "The composite alarm's rule. Null without one."
  value       = one(aws_cloudwatch_composite_alarm.this[*].alarm_rule)
}

output "errors" {
  description = "The metric of lines about errors: `namespace` and `metric`. Null where they are not counted."
  value = one([for f in aws_cloudwatch_log_metric_filter.errors : {
    namespace = f.metric_transformation[0].namespace
    metric    = f.metric_transformation[0].name
  }])
}
