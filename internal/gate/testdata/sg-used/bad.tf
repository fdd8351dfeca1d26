resource "aws_security_group" "bad_alone" {
  name = "alone"
}

resource "aws_security_group" "bad_ruled" {
  name = "ruled"
}

resource "aws_vpc_security_group_ingress_rule" "ruled" {
  security_group_id = aws_security_group.bad_ruled.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "10.20.0.0/24"
}
