resource "aws_security_group" "inside" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/24"]
  }
}

resource "aws_security_group" "beside" {
  name = "beside"
}

resource "aws_vpc_security_group_ingress_rule" "beside" {
  security_group_id = aws_security_group.beside.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.20.0.0/24"
}
