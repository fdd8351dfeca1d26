data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["glue:GetTable"]
    resources = ["arn:aws:glue:us-east-1:111122223333:*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_glue_resource_policy" "bad" {
  policy = data.aws_iam_policy_document.open.json
}
