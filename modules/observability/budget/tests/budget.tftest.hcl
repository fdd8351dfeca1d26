variables {
  name      = "cambio-dev"
  monthly   = 500
  topic_arn = "arn:aws:sns:us-east-1:111111111111:cambio-dev-alerts"
}

run "of_the_account" {
  command = apply

  assert {
    condition     = aws_budgets_budget.this.limit_amount == "500" && aws_budgets_budget.this.limit_unit == "USD" && aws_budgets_budget.this.time_unit == "MONTHLY"
    error_message = "The limit must be in dollars a month."
  }

  assert {
    condition     = length(aws_budgets_budget.this.cost_filter) == 0
    error_message = "Without tags, everything must count."
  }

  assert {
    condition     = toset([for n in aws_budgets_budget.this.notification : "${n.notification_type} ${n.threshold}"]) == toset(["ACTUAL 80", "ACTUAL 100", "FORECASTED 100"])
    error_message = "People must be told before it is too late, and when it is."
  }

  assert {
    condition     = alltrue([for n in aws_budgets_budget.this.notification : n.subscriber_sns_topic_arns == toset([var.topic_arn])])
    error_message = "The topic must be told."
  }
}

run "of_what_has_a_tag" {
  command = apply

  variables {
    tag_values = ["user:environment$dev"]
  }

  assert {
    condition     = one(aws_budgets_budget.this.cost_filter).name == "TagKeyValue" && one(aws_budgets_budget.this.cost_filter).values == tolist(["user:environment$dev"])
    error_message = "Only what has the tag must count."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name       = "cambio:dev"
    monthly    = 0
    tag_values = ["environment=dev"]
  }

  expect_failures = [var.name, var.monthly, var.tag_values]
}
