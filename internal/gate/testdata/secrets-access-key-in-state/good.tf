resource "aws_iam_access_key" "key" {
  user    = "ci"
  pgp_key = "keybase:orders"
}

resource "aws_iam_user_login_profile" "key" {
  user    = "keller"
  pgp_key = "keybase:orders"
}
