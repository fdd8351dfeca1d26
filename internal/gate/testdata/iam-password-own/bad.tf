resource "aws_iam_account_password_policy" "bad" {
  allow_users_to_change_password = false
}
