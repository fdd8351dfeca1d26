resource "aws_s3_bucket" "orders" {}

resource "aws_iam_policy" "bad" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "${aws_s3_bucket.orders.arn}/*"
    }]
  })
}

data "aws_iam_policy_document" "bad_document" {
  statement {
    actions   = ["*"]
    resources = ["arn:aws:sqs:us-east-1:111122223333:orders"]
  }
}
