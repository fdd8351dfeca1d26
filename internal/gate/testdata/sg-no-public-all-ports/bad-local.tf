locals {
  rules = [
    { from = 443, to = 443, protocol = "tcp", cidrs = ["0.0.0.0/0"] },
    { from = 0, to = 0, protocol = "all", cidrs = ["0.0.0.0/0"] },
  ]
}

resource "aws_security_group" "bad_listed" {
  ingress = [for r in local.rules : {
    description      = "rule"
    from_port        = r.from
    to_port          = r.to
    protocol         = r.protocol
    cidr_blocks      = r.cidrs
    ipv6_cidr_blocks = []
    prefix_list_ids  = []
    security_groups  = []
    self             = false
  }]
}

resource "aws_security_group_rule" "bad_each" {
  for_each          = { for i, r in local.rules : i => r if r.from == 0 }
  type              = "ingress"
  security_group_id = aws_security_group.bad_listed.id
  from_port         = each.value.from
  to_port           = each.value.to
  protocol          = each.value.protocol
  cidr_blocks       = each.value.cidrs
}
