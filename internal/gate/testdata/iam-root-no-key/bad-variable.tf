variable "user" {
  default = "root"
}

resource "aws_iam_access_key" "bad" {
  user = var.user
}
