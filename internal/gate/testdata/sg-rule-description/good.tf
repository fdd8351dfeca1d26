resource "aws_security_group" "orders" {
  ingress {
    description = "HTTPS from the load balancer"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/24"]
  }
}

resource "aws_security_group" "empty" {
  description = "nothing goes in or out"
}

resource "aws_vpc_security_group_ingress_rule" "orders" {
  description       = "HTTPS"
  security_group_id = aws_security_group.empty.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.20.0.0/24"
}
