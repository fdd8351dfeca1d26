variables {
  name        = "cambio-dev"
  account     = "111111111111"
  region      = "us-east-1"
  cluster     = "cambio-dev"
  namespace   = "cambio/dev"
  log_key_arn = "arn:aws:kms:us-east-1:111111111111:key/33333333-2222-3333-4444-555555555555"
}

run "apply" {
  command = apply

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.this.event_pattern).resources[0].prefix == "arn:aws:ecs:us-east-1:111111111111:service/cambio-dev/"
    error_message = "Only this cluster's services must count."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.this.event_pattern)["detail-type"] == ["ECS Deployment State Change", "CodeDeploy Deployment State-change Notification"]
    error_message = "Deployments of both controllers must count."
  }

  assert {
    condition     = aws_cloudwatch_event_target.this.arn == aws_cloudwatch_log_group.this.arn && startswith(output.log_group, "/aws/events/cambio-dev/")
    error_message = "The events must go to a group that EventBridge can write to."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.log_key_arn && aws_cloudwatch_log_group.this.retention_in_days == 30
    error_message = "The events must be encrypted, and kept as long as other logs."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_log_resource_policy.this.policy_document).Statement[1].Condition.ArnEquals["aws:SourceArn"] == aws_cloudwatch_event_rule.this.arn
    error_message = "Only this rule may write events."
  }

  assert {
    condition     = aws_cloudwatch_log_metric_filter.this["ecs"].metric_transformation[0].dimensions == tomap({ Service = "$.resources[0]", Event = "$.detail.eventName" })
    error_message = "ECS names the service by its ARN."
  }

  assert {
    condition     = aws_cloudwatch_log_metric_filter.this["codedeploy"].metric_transformation[0].dimensions == tomap({ Service = "$.detail.application", Event = "$.detail.state" })
    error_message = "CodeDeploy names the service by its application."
  }

  assert {
    condition     = output.metric == { namespace = "cambio/dev", metric = "releases" }
    error_message = "The output must name the metric."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name    = "cambio/dev"
    account = "1"
  }

  expect_failures = [var.name, var.account]
}
