data "aws_iam_policy_document" "bad" {
  statement {
    actions   = ["ec2:GetPasswordData"]
    resources = ["arn:aws:ec2:*:*:instance/*"]
  }
}
