data "aws_iam_policy_document" "but" {
  statement {
    not_actions = ["sqs:DeleteQueue"]
    resources   = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/orders"]
    }
  }
}

resource "aws_sqs_queue_policy" "bad" {
  queue_url = "orders"
  policy    = data.aws_iam_policy_document.but.json
}
