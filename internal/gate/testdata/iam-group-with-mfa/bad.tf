resource "aws_iam_group" "bad" {
  name = "operators"
}

resource "aws_iam_group_policy" "reads" {
  group = aws_iam_group.bad.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "arn:aws:s3:::orders/*"
    }]
  })
}
