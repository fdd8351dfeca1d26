resource "aws_iam_user_login_profile" "orders" {
  user                    = "orders"
  password_reset_required = true
}
