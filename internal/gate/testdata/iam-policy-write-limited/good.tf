resource "aws_iam_policy" "orders" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:SendMessage"
      Resource = "arn:aws:sqs:us-east-1:111122223333:orders"
    }]
  })
}

resource "aws_iam_policy" "unlimited" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["xray:PutTraceSegments", "cloudwatch:PutMetricData", "ssmmessages:CreateControlChannel", "ecr:GetAuthorizationToken", "ec2:DescribeInstances", "logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "conditional" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "ec2:TerminateInstances"
      Resource  = "*"
      Condition = { StringEquals = { "aws:ResourceTag/team" = "orders" } }
    }]
  })
}

resource "aws_iam_policy" "taken_back" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sqs:Send*"
      Resource = "*"
      }, {
      Effect   = "Deny"
      Action   = "sqs:SendMessage"
      Resource = "*"
    }]
  })
}
