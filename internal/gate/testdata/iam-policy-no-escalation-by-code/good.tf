resource "aws_iam_policy" "deploy" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "lambda:UpdateFunctionCode"
      Resource = "arn:aws:lambda:us-east-1:111122223333:function:orders"
    }]
  })
}

resource "aws_iam_policy" "tagged" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "ssm:SendCommand"
      Resource  = "*"
      Condition = { StringEquals = { "ssm:resourceTag/team" = "orders" } }
    }]
  })
}
