resource "aws_iam_user" "bad" {
  name = "orders"
}

resource "aws_iam_access_key" "first" {
  user = aws_iam_user.bad.name
}

resource "aws_iam_access_key" "second" {
  user = aws_iam_user.bad.name
}
