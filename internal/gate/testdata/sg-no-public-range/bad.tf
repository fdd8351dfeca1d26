resource "aws_security_group" "bad_partner" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["203.0.113.0/28"]
  }
}

variable "partners" {
  default = ["198.51.100.0/24"]
}

resource "aws_security_group" "bad_everything" {
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = var.partners
  }
}
