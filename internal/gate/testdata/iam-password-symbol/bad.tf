resource "aws_iam_account_password_policy" "bad" {
  require_symbols = false
}

resource "aws_iam_account_password_policy" "bad_missing" {}
