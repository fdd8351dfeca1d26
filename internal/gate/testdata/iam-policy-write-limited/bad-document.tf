data "aws_iam_policy_document" "bad" {
  statement {
    sid       = "Tables"
    actions   = ["dynamodb:PutItem"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "orders" {
  role   = "orders"
  policy = data.aws_iam_policy_document.bad.json
}
