data "aws_iam_policy_document" "bad" {
  statement {
    actions   = ["kms:CreateGrant", "lambda:AddPermission"]
    resources = ["*"]
  }
}
