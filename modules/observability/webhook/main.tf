# SNS cannot write what Slack reads, and its subscription would put the URL, which
# is a secret, into the state. So EventBridge hands alarms to a state machine,
# which reads the URL from Secrets Manager each time and posts the message.
resource "aws_cloudwatch_event_rule" "this" {
  name        = "${var.name}-webhook"
  description = "Alarms of ${var.name} that go off, and that end"

  event_pattern = jsonencode({
    source      = ["aws.cloudwatch"]
    detail-type = ["CloudWatch Alarm State Change"]
    resources   = [{ prefix = "arn:aws:cloudwatch:${var.region}:${var.account}:alarm:${var.name}-" }]
    detail = {
      # What a composite alarm sums up is told by it alone.
      alarmName = [{ anything-but = { suffix = var.part_suffixes } }]
      "$or" = [
        { state = { value = ["ALARM"] } },
        { state = { value = ["OK"] }, previousState = { value = ["ALARM"] } },
      ]
    }
  })
}

resource "aws_cloudwatch_event_target" "this" {
  rule      = aws_cloudwatch_event_rule.this.name
  target_id = "webhook"
  arn       = aws_sfn_state_machine.this.arn
  role_arn  = aws_iam_role.start.arn
}

resource "aws_sfn_state_machine" "this" {
  # flota:waive stepfunctions-logs an execution holds the webhook's URL, which is a secret; an alarm tells of those that fail
  # flota:waive stepfunctions-execution-data an execution holds the webhook's URL, which is a secret
  # flota:waive stepfunctions-tracing two calls one after the other have nothing to trace

  name     = "${var.name}-webhook"
  type     = "EXPRESS"
  role_arn = aws_iam_role.post.arn

  definition = jsonencode({
    Comment = "Tells a webhook that reads Slack's messages of an alarm"
    StartAt = "Address"
    States = {
      Address = {
        Type           = "Task"
        Resource       = "arn:aws:states:::aws-sdk:secretsmanager:getSecretValue"
        Parameters     = { SecretId = var.secret_name }
        ResultSelector = { "url.$" = "$.SecretString" }
        ResultPath     = "$.webhook"
        Retry          = local.retry
        Next           = "Post"
      }
      Post = {
        Type     = "Task"
        Resource = "arn:aws:states:::http:invoke"
        Parameters = {
          "ApiEndpoint.$" = "$.webhook.url"
          Method          = "POST"
          Headers         = { "Content-Type" = "application/json" }
          Authentication  = { ConnectionArn = aws_cloudwatch_event_connection.this.arn }
          RequestBody = {
            "text.$" = "States.Format('*{}* {} in {}: {}', $.detail.state.value, $.detail.alarmName, $.region, $.detail.state.reason)"
          }
        }
        ResultPath = null
        Retry      = local.retry
        OutputPath = null
        End        = true
      }
    }
  })

  logging_configuration {
    level                  = "OFF"
    include_execution_data = false
  }

  tracing_configuration {
    enabled = false
  }

  # Step Functions looks at the role before it makes the machine.
  depends_on = [aws_iam_role_policy.post]
}

locals {
  retry = [{
    ErrorEquals     = ["States.TaskFailed", "States.Timeout"]
    IntervalSeconds = 2
    BackoffRate     = 2
    MaxAttempts     = 4
  }]
}

# Step Functions calls HTTP through a connection only, and a connection has a
# header for authorisation. A webhook is authorised by its URL: the header says nothing.
resource "aws_cloudwatch_event_connection" "this" {
  name               = "${var.name}-webhook"
  description        = "Without authorisation: the webhook's URL is the secret"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "X-Sent-By"
      value = "flota"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "failed" {
  alarm_name          = "${var.name}-webhook"
  alarm_description   = "The webhook does not take the alarms of ${var.name}"
  namespace           = "AWS/States"
  metric_name         = "ExecutionsFailed"
  dimensions          = { StateMachineArn = aws_sfn_state_machine.this.arn }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.alarm_topic_arns
}
