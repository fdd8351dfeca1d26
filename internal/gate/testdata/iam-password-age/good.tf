resource "aws_iam_account_password_policy" "orders" {
  max_password_age = 90
}
