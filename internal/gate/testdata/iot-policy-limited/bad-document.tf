data "aws_iam_policy_document" "all" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_iot_policy" "bad" {
  name   = "orders"
  policy = data.aws_iam_policy_document.all.json
}
