resource "aws_security_group" "bad_missing" {
  name = "orders"
}

resource "aws_security_group" "bad_empty" {
  description = ""
}

resource "aws_security_group" "bad_usual" {
  description = "Managed by Terraform"
}
