resource "aws_db_security_group" "bad_everyone" {
  name = "everyone"

  ingress {
    cidr = "0.0.0.0/0"
  }
}

variable "partner" {
  default = "198.51.100.0/26"
}

resource "aws_db_security_group" "bad_partner" {
  name = "partner"

  ingress {
    cidr = var.partner
  }
}
