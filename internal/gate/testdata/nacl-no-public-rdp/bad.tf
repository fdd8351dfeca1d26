resource "aws_network_acl" "bad_desktop" {
  vpc_id = "vpc-1"

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 3389
    to_port    = 3389
    cidr_block = "0.0.0.0/0"
  }
}

variable "open" {
  default = { desktop = 3389, web = 443 }
}

resource "aws_network_acl" "main" {
  vpc_id = "vpc-1"
}

resource "aws_network_acl_rule" "bad_each" {
  for_each       = { for name, port in var.open : name => port if name == "desktop" }
  network_acl_id = aws_network_acl.main.id
  rule_number    = 100
  rule_action    = "allow"
  protocol       = "tcp"
  from_port      = each.value
  to_port        = each.value
  cidr_block     = "0.0.0.0/0"
}
