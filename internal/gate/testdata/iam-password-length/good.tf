resource "aws_iam_account_password_policy" "orders" {
  minimum_password_length = 14
}
