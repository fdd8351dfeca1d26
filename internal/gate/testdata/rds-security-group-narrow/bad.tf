resource "aws_db_security_group" "bad_world" {
  name = "orders"
  ingress {
    cidr = "0.0.0.0/0"
  }
}

resource "aws_db_security_group" "bad_public" {
  name = "invoices"
  ingress {
    cidr = "8.8.8.8/32"
  }
}

resource "aws_db_security_group" "bad_wide" {
  name = "reports"
  ingress {
    cidr = "10.0.0.0/24"
  }
}
