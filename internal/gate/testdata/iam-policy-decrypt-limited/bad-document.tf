data "aws_iam_policy_document" "bad" {
  statement {
    actions   = ["kms:ReEncrypt*"]
    resources = ["*"]
  }
}
