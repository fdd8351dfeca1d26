resource "aws_iam_user" "bad" {
  name = "orders"
}

resource "aws_iam_user_login_profile" "orders" {
  user = "orders"
}
