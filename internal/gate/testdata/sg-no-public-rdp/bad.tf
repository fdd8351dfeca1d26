resource "aws_security_group" "bad_desktop" {
  ingress {
    from_port   = 3389
    to_port     = 3389
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "bad_range" {
  ingress {
    from_port   = 3000
    to_port     = 4000
    protocol    = "udp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
