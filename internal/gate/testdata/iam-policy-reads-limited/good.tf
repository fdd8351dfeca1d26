resource "aws_iam_policy" "orders" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:ListBucket"
      Resource = "arn:aws:s3:::orders"
    }]
  })
}

resource "aws_iam_policy" "described" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["ec2:Describe*", "s3:ListAllMyBuckets", "sts:GetCallerIdentity", "logs:DescribeLogGroups"]
      Resource = "*"
    }]
  })
}
