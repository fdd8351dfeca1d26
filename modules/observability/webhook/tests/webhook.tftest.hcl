variables {
  name             = "cambio-dev"
  account          = "111111111111"
  region           = "us-east-1"
  secret_name      = "cambio/dev/chat"
  secrets_key_arn  = "arn:aws:kms:us-east-1:111111111111:key/33333333-2222-3333-4444-555555555555"
  alarm_topic_arns = ["arn:aws:sns:us-east-1:111111111111:cambio-dev-alerts"]
}

run "apply" {
  command = apply

  assert {
    condition     = jsondecode(aws_sfn_state_machine.this.definition).States.Address.Parameters.SecretId == "cambio/dev/chat"
    error_message = "The address must be read from the secret, by its name."
  }

  assert {
    condition     = jsondecode(aws_sfn_state_machine.this.definition).States.Post.Parameters["ApiEndpoint.$"] == "$.webhook.url"
    error_message = "The address must come from what was read, so that it stands in no state."
  }

  assert {
    condition     = jsondecode(aws_sfn_state_machine.this.definition).States.Post.Parameters.Authentication.ConnectionArn == aws_cloudwatch_event_connection.this.arn
    error_message = "HTTP is called through the connection."
  }

  assert {
    condition     = aws_sfn_state_machine.this.type == "EXPRESS" && aws_sfn_state_machine.this.logging_configuration[0].include_execution_data == false && aws_sfn_state_machine.this.logging_configuration[0].level == "OFF"
    error_message = "What an execution reads must be written down nowhere."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.this.event_pattern).detail.alarmName == [{ anything-but = { suffix = ["-b", "-g", "-part"] } }]
    error_message = "What a composite alarm sums up must not be told of twice."
  }

  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.this.event_pattern).resources == [{ prefix = "arn:aws:cloudwatch:us-east-1:111111111111:alarm:cambio-dev-" }]
    error_message = "Other environments' alarms must not be told of."
  }

  assert {
    condition     = aws_cloudwatch_event_target.this.arn == aws_sfn_state_machine.this.arn && aws_cloudwatch_event_target.this.role_arn == aws_iam_role.start.arn
    error_message = "The rule must start the machine."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.post.policy).Statement : s.Resource != "*"])
    error_message = "No right may be on everything."
  }

  assert {
    condition     = one([for s in jsondecode(aws_iam_role_policy.post.policy).Statement : s.Resource if s.Sid == "Address"]) == "arn:aws:secretsmanager:us-east-1:111111111111:secret:cambio/dev/chat-??????"
    error_message = "The machine must read this secret and no other."
  }

  assert {
    condition     = jsondecode(aws_iam_role.start.assume_role_policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] == aws_cloudwatch_event_rule.this.arn
    error_message = "Only the rule may ask for the role that starts the machine."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.failed.dimensions == tomap({ StateMachineArn = aws_sfn_state_machine.this.arn }) && aws_cloudwatch_metric_alarm.failed.alarm_actions == toset(var.alarm_topic_arns)
    error_message = "People must be told by mail when the webhook takes nothing."
  }
}

run "refuses_a_url" {
  command = plan

  variables {
    name        = "cambio dev"
    account     = "1"
    secret_name = "https://hooks.example/services/x?y"
  }

  expect_failures = [var.name, var.account, var.secret_name]
}
