data "aws_iam_policy_document" "bad" {
  statement {
    actions   = ["iam:Pass*"]
    resources = ["*"]
  }
}
