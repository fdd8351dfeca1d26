data "aws_iam_policy_document" "open" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = ["arn:aws:s3:::orders/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_bucket_policy" "bad" {
  bucket = "orders"
  policy = data.aws_iam_policy_document.open.json
}
