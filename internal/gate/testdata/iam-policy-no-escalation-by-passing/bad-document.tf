data "aws_iam_policy_document" "bad" {
  statement {
    actions   = ["iam:PassRole"]
    resources = ["*"]
  }
  statement {
    actions   = ["glue:*"]
    resources = ["*"]
  }
}
