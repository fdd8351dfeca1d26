resource "aws_budgets_budget" "this" {
  name         = var.name
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.monthly)
  limit_unit   = "USD"

  # AWS counts a tag once it is switched on as a cost allocation tag, by hand in the payer's account.
  dynamic "cost_filter" {
    for_each = length(var.tag_values) > 0 ? [var.tag_values] : []

    content {
      name   = "TagKeyValue"
      values = cost_filter.value
    }
  }

  dynamic "notification" {
    for_each = {
      spent    = { type = "ACTUAL", percent = 80 }
      over     = { type = "ACTUAL", percent = 100 }
      forecast = { type = "FORECASTED", percent = 100 }
    }

    content {
      notification_type         = notification.value.type
      comparison_operator       = "GREATER_THAN"
      threshold                 = notification.value.percent
      threshold_type            = "PERCENTAGE"
      subscriber_sns_topic_arns = [var.topic_arn]
    }
  }
}
