resource "aws_iam_user" "bad" {
  name = "orders"
}

resource "aws_iam_access_key" "both" {
  count = 2
  user  = aws_iam_user.bad.name
}
