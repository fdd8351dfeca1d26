resource "aws_db_security_group" "bad_wide" {
  name = "wide"

  ingress {
    cidr = "10.20.0.0/16"
  }
}

resource "aws_db_security_group" "bad_two" {
  name = "two"

  ingress {
    cidr = "10.20.4.0/24"
  }

  ingress {
    cidr = "10.20.6.0/23"
  }
}
