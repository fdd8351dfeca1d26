resource "aws_iam_access_key" "bad" {
  user = "ci"
}

resource "aws_iam_user_login_profile" "bad" {
  user = "keller"
}
