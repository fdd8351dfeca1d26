# A dashboard's own annotations are fixed when it is written. So releases become
# a metric, which every graph can show beside its own: EventBridge takes the
# events of ECS and CodeDeploy, a log group keeps them, metric filters count them.
locals {
  resources = [
    "arn:aws:ecs:${var.region}:${var.account}:service/${var.cluster}/",
    "arn:aws:codedeploy:${var.region}:${var.account}:application:${var.cluster}-",
    "arn:aws:codedeploy:${var.region}:${var.account}:deploymentgroup:${var.cluster}-",
  ]

  # Who deploys, and how its events name the service and what happened.
  controllers = {
    ecs        = { pattern = "{ $.source = \"aws.ecs\" }", service = "$.resources[0]", event = "$.detail.eventName" }
    codedeploy = { pattern = "{ $.source = \"aws.codedeploy\" }", service = "$.detail.application", event = "$.detail.state" }
  }
}

resource "aws_cloudwatch_event_rule" "this" {
  name        = "${var.name}-releases"
  description = "Releases of ${var.name} as they begin and end"

  event_pattern = jsonencode({
    source      = ["aws.ecs", "aws.codedeploy"]
    detail-type = ["ECS Deployment State Change", "CodeDeploy Deployment State-change Notification"]
    resources   = [for prefix in local.resources : { prefix = prefix }]
  })
}

resource "aws_cloudwatch_event_target" "this" {
  rule      = aws_cloudwatch_event_rule.this.name
  target_id = "log"
  arn       = aws_cloudwatch_log_group.this.arn

  depends_on = [aws_cloudwatch_log_resource_policy.this]
}

# EventBridge writes to groups below /aws/events alone.
resource "aws_cloudwatch_log_group" "this" {
  # flota:waive logs-retention-year the team sets how long its logs are kept; 30 days cost little

  name              = "/aws/events/${var.name}/releases"
  kms_key_id        = var.log_key_arn
  retention_in_days = var.log_retention_days
}

# docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
resource "aws_cloudwatch_log_resource_policy" "this" {
  policy_name = "${var.name}-releases"

  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Streams"
        Effect    = "Allow"
        Principal = { Service = ["events.amazonaws.com", "delivery.logs.amazonaws.com"] }
        Action    = "logs:CreateLogStream"
        Resource  = "${aws_cloudwatch_log_group.this.arn}:*"
      },
      {
        Sid       = "Events"
        Effect    = "Allow"
        Principal = { Service = ["events.amazonaws.com", "delivery.logs.amazonaws.com"] }
        Action    = "logs:PutLogEvents"
        Resource  = "${aws_cloudwatch_log_group.this.arn}:*:*"
        Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.this.arn } }
      },
    ]
  })
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each = local.controllers

  name           = "${var.name}-releases-${each.key}"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = each.value.pattern

  metric_transformation {
    namespace  = var.namespace
    name       = "releases"
    value      = "1"
    dimensions = { Service = each.value.service, Event = each.value.event }
  }
}
