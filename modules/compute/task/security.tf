resource "aws_security_group" "this" {
  name        = var.name
  description = "Tasks of ${var.name}"
  vpc_id      = var.vpc_id

  tags = { Name = var.name }
}

resource "aws_vpc_security_group_ingress_rule" "requests" {
  count = var.client_security_group_id == null || var.port == null ? 0 : 1

  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = var.client_security_group_id
  description                  = "Requests from the load balancer"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
}

resource "aws_vpc_security_group_ingress_rule" "peers" {
  count = try(var.peers.serves, false) ? 1 : 0

  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = var.peers.security_group_id
  description                  = "Services that find it by name"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
}

resource "aws_vpc_security_group_egress_rule" "peers" {
  for_each = try(var.peers.ports, {})

  security_group_id            = aws_security_group.this.id
  referenced_security_group_id = var.peers.security_group_id
  description                  = "${each.key}, found by name"
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}

# AWS's own services, other services by way of the internal load balancer, and the world's APIs.
resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.this.id
  description       = "HTTPS"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
