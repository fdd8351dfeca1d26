resource "aws_iam_user" "orders" {
  name = "orders"
}

resource "aws_iam_user_policy" "bad" {
  user = aws_iam_user.orders.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "arn:aws:s3:::orders/*"
    }]
  })
}

resource "aws_iam_user_policy_attachment" "bad_attached" {
  user       = aws_iam_user.orders.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_policy_attachment" "bad_shared" {
  name       = "shared"
  users      = [aws_iam_user.orders.name]
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
