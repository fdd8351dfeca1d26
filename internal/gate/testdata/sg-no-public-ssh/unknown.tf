variable "callers" {
  type = list(string)
}

variable "caller" {
  type = string
}

resource "aws_security_group" "unsure_list" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.callers
  }
}

resource "aws_security_group" "unsure_one" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.caller]
  }
}

resource "aws_security_group" "settled" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.callers
  }

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["${var.caller}/32"]
  }
}
