resource "aws_security_group" "bad_inline" {
  description = "orders"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/24"]
  }
}

resource "aws_security_group" "bad_empty" {
  egress {
    description = ""
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/24"]
  }
}

resource "aws_security_group_rule" "bad_rule" {
  type              = "ingress"
  security_group_id = aws_security_group.bad_inline.id
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  self              = true
}

resource "aws_vpc_security_group_egress_rule" "bad_vpc_rule" {
  security_group_id = aws_security_group.bad_inline.id
  ip_protocol       = "-1"
  cidr_ipv4         = "10.20.0.0/24"
}
