resource "aws_iam_account_password_policy" "bad" {
  require_uppercase_characters = false
}

resource "aws_iam_account_password_policy" "bad_missing" {}
