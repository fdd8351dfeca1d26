resource "aws_security_group" "bad_company" {
  ingress {
    from_port   = 3306
    to_port     = 3306
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

locals {
  offices = ["192.168.0.0/16"]
}

resource "aws_security_group" "data" {
  name = "data"
}

resource "aws_security_group_rule" "bad_offices" {
  type              = "ingress"
  security_group_id = aws_security_group.data.id
  from_port         = 6379
  to_port           = 6379
  protocol          = "tcp"
  cidr_blocks       = local.offices
}
