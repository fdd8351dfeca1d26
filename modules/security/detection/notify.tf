# What is grave is told to people; the rest waits in Security Hub and in Access Analyzer.
locals {
  findings = merge(
    {
      external-access = {
        description = "Access Analyzer found something that others can reach"
        pattern     = jsonencode({ source = ["aws.access-analyzer"], detail-type = ["Access Analyzer Finding"], detail = { status = ["ACTIVE"] } })
      }
    },
    !var.threats ? {} : {
      threat = {
        description = "GuardDuty found a threat of severity high or critical"
        pattern     = jsonencode({ source = ["aws.guardduty"], detail-type = ["GuardDuty Finding"], detail = { severity = [{ numeric = [">=", 7] }] } })
      }
    },
  )
}

resource "aws_cloudwatch_event_rule" "this" {
  for_each = local.findings

  name          = "${var.name}-${each.key}"
  description   = each.value.description
  event_pattern = each.value.pattern
}

resource "aws_cloudwatch_event_target" "this" {
  for_each = aws_cloudwatch_event_rule.this

  rule      = each.value.name
  target_id = "alerts"
  arn       = var.topic_arn
}
