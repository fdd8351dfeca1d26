resource "aws_iam_account_password_policy" "orders" {
  password_reuse_prevention = 24
}
