resource "aws_iam_role" "bad" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::444455556666:root" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "bad" {
  role       = aws_iam_role.bad.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_user" "bad" {
  name = "orders"
}

resource "aws_iam_user_login_profile" "orders" {
  user = aws_iam_user.bad.name
}

resource "aws_iam_user_policy_attachment" "orders" {
  user       = aws_iam_user.bad.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
