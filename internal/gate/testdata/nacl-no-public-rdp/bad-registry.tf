module "bad_network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"
  name    = "main"

  default_network_acl_ingress = [
    {
      rule_no         = 100
      action          = "allow"
      from_port       = 3389
      to_port         = 3389
      protocol        = "tcp"
      ipv6_cidr_block = "::/0"
    },
  ]
}
