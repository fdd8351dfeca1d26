resource "aws_iam_user_login_profile" "bad" {
  user                    = "orders"
  password_reset_required = false
}

resource "aws_iam_user_login_profile" "bad_missing" {
  user = "orders"
}
