resource "aws_iam_user_login_profile" "orders" {
  user            = "orders"
  password_length = 14
}

resource "aws_iam_user_login_profile" "default" {
  user = "orders"
}
