data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_vpc_endpoint" "bad" {
  vpc_id       = "vpc-0123"
  service_name = "com.amazonaws.us-east-1.s3"
  policy       = data.aws_iam_policy_document.open.json
}
