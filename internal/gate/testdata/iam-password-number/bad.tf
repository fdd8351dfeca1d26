resource "aws_iam_account_password_policy" "bad" {
  require_numbers = false
}

resource "aws_iam_account_password_policy" "bad_missing" {}
