data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:*"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "bad" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
