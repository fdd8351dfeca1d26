data "aws_iam_policy_document" "bad" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "orders" {
  policy = data.aws_iam_policy_document.bad.json
}
