resource "aws_security_group" "web" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  ingress {
    from_port   = 4711
    to_port     = 4711
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/24"]
  }
}
