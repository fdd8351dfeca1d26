resource "aws_security_group" "this" {
  name        = "${var.name}-lb"
  description = "Load balancer ${var.name}"
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-lb" }
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  for_each = var.clients

  security_group_id = aws_security_group.this.id
  description       = "HTTPS from ${each.key}"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "redirect" {
  for_each = var.internal ? {} : var.clients

  security_group_id = aws_security_group.this.id
  description       = "HTTP from ${each.key}, answered with a redirect"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
}

# Services choose their ports; each service's own group takes only its port, and only from here.
resource "aws_vpc_security_group_egress_rule" "services" {
  security_group_id = aws_security_group.this.id
  description       = "Services in the network"
  cidr_ipv4         = var.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 1
  to_port           = 65535
}
