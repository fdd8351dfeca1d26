resource "aws_iam_user" "bad" {
  name = "orders"
}

resource "aws_iam_user_login_profile" "orders" {
  user = aws_iam_user.bad.name
}

resource "aws_iam_user_login_profile" "bad_elsewhere" {
  user = "invoices"
}
