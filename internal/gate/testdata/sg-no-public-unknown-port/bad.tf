resource "aws_security_group" "bad_port" {
  ingress {
    from_port   = 4711
    to_port     = 4711
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "games" {
  name = "games"
}

resource "aws_security_group_rule" "bad_range" {
  type              = "ingress"
  security_group_id = aws_security_group.games.id
  from_port         = 28000
  to_port           = 28099
  protocol          = "udp"
  cidr_blocks       = ["0.0.0.0/0"]
}
