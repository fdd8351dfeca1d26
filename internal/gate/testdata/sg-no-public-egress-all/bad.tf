resource "aws_security_group" "bad_out" {
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "orders" {
  name = "orders"
}

resource "aws_vpc_security_group_egress_rule" "bad_rule" {
  security_group_id = aws_security_group.orders.id
  ip_protocol       = "-1"
  cidr_ipv6         = "::/0"
}

resource "aws_security_group_rule" "bad_typed" {
  type              = "egress"
  security_group_id = aws_security_group.orders.id
  from_port         = 0
  to_port           = 65535
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}
