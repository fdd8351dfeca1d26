resource "aws_security_group" "bad_web" {
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "web" {
  name = "web"
}

resource "aws_vpc_security_group_ingress_rule" "bad_rule" {
  security_group_id = aws_security_group.web.id
  from_port         = 80
  to_port           = 90
  ip_protocol       = "tcp"
  cidr_ipv6         = "::/0"
}
