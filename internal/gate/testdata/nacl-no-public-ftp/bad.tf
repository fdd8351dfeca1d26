resource "aws_network_acl" "bad_control" {
  vpc_id = "vpc-1"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 21
    to_port    = 21
    cidr_block = "0.0.0.0/0"
  }
}

resource "aws_network_acl" "main" {
  vpc_id = "vpc-1"
}

resource "aws_network_acl_rule" "bad_data" {
  network_acl_id  = aws_network_acl.main.id
  rule_number     = 100
  rule_action     = "allow"
  protocol        = "tcp"
  from_port       = 20
  to_port         = 20
  ipv6_cidr_block = "::/0"
}
