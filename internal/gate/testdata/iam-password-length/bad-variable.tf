variable "length" {
  type    = number
  default = 12
}

resource "aws_iam_account_password_policy" "bad" {
  minimum_password_length = var.length
}
