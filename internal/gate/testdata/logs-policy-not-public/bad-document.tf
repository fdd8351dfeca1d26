data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["logs:PutLogEvents"]
    resources = ["arn:aws:logs:us-east-1:111122223333:log-group:orders:*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_cloudwatch_log_resource_policy" "bad" {
  policy_name     = "orders"
  policy_document = data.aws_iam_policy_document.open.json
}
