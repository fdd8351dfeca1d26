resource "aws_iam_account_password_policy" "bad" {
  max_password_age = 180
}

resource "aws_iam_account_password_policy" "bad_missing" {}
