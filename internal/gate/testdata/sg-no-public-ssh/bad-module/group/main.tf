variable "callers" {
  type = list(string)
}

resource "aws_security_group" "bad_inside" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.callers
  }
}
