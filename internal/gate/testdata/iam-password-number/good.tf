resource "aws_iam_account_password_policy" "orders" {
  require_numbers = true
}
