resource "aws_iam_user" "bad" {
  name = "orders"
}

resource "aws_iam_user_policy" "keys" {
  user = aws_iam_user.bad.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iam:CreateAccessKey"
      Resource = "*"
    }]
  })
}

resource "aws_iam_group" "bad_group" {
  name = "operators"
}

resource "aws_iam_policy" "grows" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iam:AddUserToGroup"
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy_attachment" "grows" {
  name       = "grows"
  groups     = [aws_iam_group.bad_group.name]
  policy_arn = aws_iam_policy.grows.arn
}
