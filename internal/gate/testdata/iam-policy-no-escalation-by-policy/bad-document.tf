data "aws_iam_policy_document" "bad" {
  statement {
    actions   = ["iam:PutUserPolicy"]
    resources = ["*"]
  }
}

resource "aws_iam_user_policy" "orders" {
  user   = "orders"
  policy = data.aws_iam_policy_document.bad.json
}
