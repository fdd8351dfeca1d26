variables {
  name             = "cambio-dev-orders"
  service          = "orders"
  namespace        = "cambio/dev"
  log_group        = "/cambio/dev/orders"
  part_names       = ["cambio-dev-orders-unhealthy-g", "cambio-dev-orders-unhealthy-b"]
  alarm_topic_arns = ["arn:aws:sns:us-east-1:111111111111:cambio-dev-alerts"]
}

run "setup" {
  module {
    source = "./tests/setup"
  }
}

run "one_alarm_tells" {
  command = apply

  assert {
    condition     = aws_cloudwatch_composite_alarm.this[0].alarm_name == "cambio-dev-orders-unwell" && output.unwell == "cambio-dev-orders-unwell"
    error_message = "The composite alarm must be named after the service."
  }

  assert {
    condition     = aws_cloudwatch_composite_alarm.this[0].alarm_rule == "ALARM(\"cambio-dev-orders-unhealthy-b\") OR ALARM(\"cambio-dev-orders-unhealthy-g\") OR ALARM(\"cambio-dev-orders-errors-part\")"
    error_message = "It must sum up the other alarms and the one on errors, in an order that stays."
  }

  assert {
    condition     = aws_cloudwatch_composite_alarm.this[0].alarm_actions == toset(var.alarm_topic_arns) && aws_cloudwatch_composite_alarm.this[0].ok_actions == toset(var.alarm_topic_arns)
    error_message = "People must be told when the service becomes unwell, and when it is well again."
  }

  assert {
    condition     = length(coalesce(aws_cloudwatch_metric_alarm.errors[0].alarm_actions, [])) == 0
    error_message = "A part must not tell by itself."
  }

  assert {
    condition     = aws_cloudwatch_log_metric_filter.errors[0].log_group_name == run.setup.log_group && aws_cloudwatch_metric_alarm.errors[0].namespace == "cambio/dev" && aws_cloudwatch_metric_alarm.errors[0].metric_name == "orders-errors"
    error_message = "The alarm must look at what the filter counts in the service's log."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.errors[0].threshold == 10 && aws_cloudwatch_metric_alarm.errors[0].period == 300 && aws_cloudwatch_metric_alarm.errors[0].treat_missing_data == "notBreaching"
    error_message = "Ten lines in five minutes are too many, and none are good."
  }

  assert {
    condition     = length(aws_cloudwatch_contributor_insight_rule.this) == 0 && length(aws_cloudwatch_metric_alarm.anomaly) == 0
    error_message = "What costs more must be asked for."
  }

  assert {
    condition     = output.errors == { namespace = "cambio/dev", metric = "orders-errors" } && length(output.alarms) == 2
    error_message = "The outputs must name the metric and the alarms."
  }
}

run "without_other_alarms" {
  command = apply

  variables {
    part_names = []
    errors     = 1
    pattern    = "{ $.level = \"fatal\" }"
  }

  assert {
    condition     = length(aws_cloudwatch_composite_alarm.this) == 0 && output.unwell == "cambio-dev-orders-errors"
    error_message = "A single alarm needs no other to sum it up."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.errors[0].alarm_actions == toset(var.alarm_topic_arns) && aws_cloudwatch_metric_alarm.errors[0].threshold == 1
    error_message = "It must tell by itself."
  }

  assert {
    condition     = aws_cloudwatch_log_metric_filter.errors[0].pattern == "{ $.level = \"fatal\" }"
    error_message = "The pattern must be the service's own."
  }
}

run "nothing_of_it" {
  command = apply

  variables {
    part_names = []
    errors     = 0
  }

  assert {
    condition     = length(output.alarms) == 0 && output.unwell == null && output.errors == null
    error_message = "Without errors to count, there must be nothing."
  }
}

run "all_of_it" {
  command = apply

  variables {
    anomalies    = true
    contributors = ["client", "http.path"]
    traffic      = { load_balancer = "app/cambio-dev-services/0123456789abcdef", blue = "targetgroup/b/0123456789abcdef", green = "targetgroup/g/0123456789abcdef" }
  }

  assert {
    condition     = sort([for a in aws_cloudwatch_metric_alarm.anomaly : a.alarm_name]) == tolist(["cambio-dev-orders-latency-anomaly-part", "cambio-dev-orders-requests-anomaly-part"])
    error_message = "Requests and latency must be watched for anomalies, as parts."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.anomaly["requests"].threshold_metric_id == "band" && one([for q in aws_cloudwatch_metric_alarm.anomaly["requests"].metric_query : q.expression if q.id == "band"]) == "ANOMALY_DETECTION_BAND(now, 3)"
    error_message = "The threshold must be the band of what is usual."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.anomaly["requests"].comparison_operator == "LessThanLowerOrGreaterThanUpperThreshold" && aws_cloudwatch_metric_alarm.anomaly["latency"].comparison_operator == "GreaterThanUpperThreshold"
    error_message = "Too few requests are odd, answers that are too quick are not."
  }

  assert {
    condition     = sort([for q in aws_cloudwatch_metric_alarm.anomaly["latency"].metric_query : one(q.metric).dimensions.TargetGroup if length(q.metric) == 1]) == tolist(["targetgroup/b/0123456789abcdef", "targetgroup/g/0123456789abcdef"])
    error_message = "Both colours must be watched together."
  }

  assert {
    condition     = strcontains(aws_cloudwatch_composite_alarm.this[0].alarm_rule, "ALARM(\"cambio-dev-orders-latency-anomaly-part\")")
    error_message = "The composite alarm must sum up anomalies too."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_contributor_insight_rule.this[0].rule_definition).Contribution.Keys == ["$.client", "$.http.path"] && jsondecode(aws_cloudwatch_contributor_insight_rule.this[0].rule_definition).LogGroupNames == [run.setup.log_group]
    error_message = "The fields of the service's log must be counted together."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name         = "cambio dev orders"
    namespace    = "AWS/orders"
    errors       = 1.5
    pattern      = ""
    contributors = ["a b"]
  }

  expect_failures = [var.name, var.namespace, var.errors, var.pattern, var.contributors]
}
