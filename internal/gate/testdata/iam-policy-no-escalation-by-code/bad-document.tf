data "aws_iam_policy_document" "bad" {
  statement {
    actions   = ["glue:UpdateDevEndpoint"]
    resources = ["*"]
  }
}
