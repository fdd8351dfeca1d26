resource "aws_vpc" "bad_untouched" {
  cidr_block = "10.20.0.0/16"
}

resource "aws_vpc" "main" {
  cidr_block = "10.21.0.0/16"
}

resource "aws_default_security_group" "bad_usual" {
  vpc_id = aws_vpc.main.id

  ingress {
    protocol  = -1
    self      = true
    from_port = 0
    to_port   = 0
  }
}

resource "aws_vpc" "other" {
  cidr_block = "10.22.0.0/16"
}

resource "aws_default_security_group" "bad_beside" {
  vpc_id = aws_vpc.other.id
}

resource "aws_vpc_security_group_egress_rule" "beside" {
  security_group_id = aws_default_security_group.bad_beside.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
