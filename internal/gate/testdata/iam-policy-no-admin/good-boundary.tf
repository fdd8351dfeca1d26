resource "aws_iam_policy" "boundary" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "*"
      Resource = "*"
      }, {
      Effect   = "Deny"
      Action   = "iam:*"
      Resource = "*"
    }]
  })
}

data "aws_iam_policy_document" "second" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "second" {
  policy = data.aws_iam_policy_document.second.json
}

resource "aws_iam_role" "orders" {
  permissions_boundary = aws_iam_policy.boundary.arn
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_user" "orders" {
  name                 = "orders"
  permissions_boundary = aws_iam_policy.second.arn
}
