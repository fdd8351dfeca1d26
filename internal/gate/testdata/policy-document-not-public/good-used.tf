data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["sns:Publish"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_sns_topic_policy" "orders" {
  arn    = "arn:aws:sns:us-east-1:111122223333:orders"
  policy = data.aws_iam_policy_document.open.json
}
