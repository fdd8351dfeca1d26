data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["sns:Publish"]
    resources = ["arn:aws:sns:us-east-1:111122223333:orders"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_sns_topic_policy" "bad" {
  arn    = "arn:aws:sns:us-east-1:111122223333:orders"
  policy = data.aws_iam_policy_document.open.json
}
