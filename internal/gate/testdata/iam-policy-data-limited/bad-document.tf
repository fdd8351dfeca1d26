data "aws_iam_policy_document" "bad" {
  statement {
    actions   = ["secretsmanager:GetSecretValue", "ssm:GetParameters"]
    resources = ["*"]
  }
}
