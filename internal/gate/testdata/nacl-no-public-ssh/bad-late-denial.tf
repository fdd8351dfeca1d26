locals {
  everyone = "0.0.0.0/0"
}

resource "aws_network_acl" "bad_late" {
  vpc_id = "vpc-1"

  ingress = [
    {
      rule_no         = 100
      action          = "allow"
      protocol        = "tcp"
      from_port       = 22
      to_port         = 22
      cidr_block      = local.everyone
      ipv6_cidr_block = null
      icmp_code       = null
      icmp_type       = null
    },
    {
      rule_no         = 200
      action          = "deny"
      protocol        = "-1"
      from_port       = 0
      to_port         = 0
      cidr_block      = local.everyone
      ipv6_cidr_block = null
      icmp_code       = null
      icmp_type       = null
    },
  ]
}
