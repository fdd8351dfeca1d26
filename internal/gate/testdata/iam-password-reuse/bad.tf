resource "aws_iam_account_password_policy" "bad" {
  password_reuse_prevention = 5
}

resource "aws_iam_account_password_policy" "bad_missing" {}
