data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["events:PutEvents"]
    resources = ["arn:aws:events:us-east-1:111122223333:event-bus/orders"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_cloudwatch_event_bus_policy" "bad" {
  event_bus_name = "orders"
  policy         = data.aws_iam_policy_document.open.json
}
