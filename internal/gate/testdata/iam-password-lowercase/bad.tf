resource "aws_iam_account_password_policy" "bad" {
  require_lowercase_characters = false
}

resource "aws_iam_account_password_policy" "bad_missing" {}
