resource "aws_security_group" "bad_server" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "server" {
  name = "server"
}

resource "aws_security_group_rule" "bad_rule" {
  type              = "ingress"
  security_group_id = aws_security_group.server.id
  from_port         = 443
  to_port           = 443
  protocol          = "tcp"
  ipv6_cidr_blocks  = ["::/0"]
}
