resource "aws_security_group" "bad_both" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/24"]
  }
}

resource "aws_security_group_rule" "shell" {
  type              = "ingress"
  security_group_id = aws_security_group.bad_both.id
  from_port         = 22
  to_port           = 22
  protocol          = "tcp"
  cidr_blocks       = ["10.20.0.0/24"]
}

resource "aws_security_group" "bad_out" {
  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/24"]
  }
}

resource "aws_vpc_security_group_egress_rule" "out" {
  security_group_id = aws_security_group.bad_out.id
  ip_protocol       = "-1"
  cidr_ipv4         = "10.20.0.0/24"
}
