data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:us-east-1:111122223333:orders"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_sqs_queue_policy" "bad" {
  queue_url = "https://sqs.us-east-1.amazonaws.com/111122223333/orders"
  policy    = data.aws_iam_policy_document.open.json
}
