variable "length" {
  default = 10
}

resource "aws_iam_user_login_profile" "bad" {
  user            = "orders"
  password_length = var.length
}
