data "aws_iam_policy_document" "bad" {
  statement {
    effect    = "Allow"
    actions   = ["IAM:*"]
    resources = ["*"]
  }
}
