variables {
  name    = "cambio-dev-alerts"
  account = "111111111111"
  region  = "us-east-1"
  key_arn = "arn:aws:kms:us-east-1:111111111111:key/33333333-2222-3333-4444-555555555555"
  emails  = ["oncall@cambio.example"]
}

run "apply" {
  command = apply

  assert {
    condition     = aws_sns_topic.this.kms_master_key_id == var.key_arn
    error_message = "Messages must be encrypted with the key."
  }

  assert {
    condition     = aws_sns_topic_subscription.email["oncall@cambio.example"].protocol == "email" && aws_sns_topic_subscription.email["oncall@cambio.example"].topic_arn == output.topic_arn
    error_message = "The address must be subscribed."
  }

  assert {
    condition     = [for s in jsondecode(aws_sns_topic_policy.this.policy).Statement : s.Principal if s.Effect == "Allow"] == [{ Service = "cloudwatch.amazonaws.com" }]
    error_message = "Only alarms may send."
  }

  assert {
    condition     = jsondecode(aws_sns_topic_policy.this.policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "111111111111"
    error_message = "Only this account's alarms may send."
  }

  assert {
    condition     = endswith(output.topic_arn, ":cambio-dev-alerts")
    error_message = "The output must name the topic."
  }
}

run "budgets_send_too" {
  command = apply

  variables {
    budgets = true
  }

  assert {
    condition     = [for s in jsondecode(aws_sns_topic_policy.this.policy).Statement : s.Condition.StringEquals["aws:SourceAccount"] if s.Principal == { Service = "budgets.amazonaws.com" }] == ["111111111111"]
    error_message = "This account's budgets must be let in, and no others."
  }
}

run "apply_pipelines_may_send" {
  command = apply

  variables {
    pipelines = true
  }

  assert {
    condition     = [for s in jsondecode(aws_sns_topic_policy.this.policy).Statement : s.Condition.StringEquals["aws:SourceAccount"] if s.Sid == "Pipelines"] == ["111111111111"]
    error_message = "Notification rules of this account must be able to send, and no others."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name   = "cambio alerts"
    emails = ["oncall"]
  }

  expect_failures = [var.name, var.emails]
}
