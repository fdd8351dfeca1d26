module "bad_network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"
  name    = "main"

  default_network_acl_ingress = [
    {
      rule_no    = 100
      action     = "allow"
      from_port  = 22
      to_port    = 22
      protocol   = "tcp"
      cidr_block = "0.0.0.0/0"
    },
  ]
}

module "bad_public" {
  source                       = "terraform-aws-modules/vpc/aws"
  version                      = "~> 5.0"
  name                         = "main"
  public_dedicated_network_acl = true

  public_inbound_acl_rules = [
    {
      rule_number = 100
      rule_action = "allow"
      from_port   = 20
      to_port     = 30
      protocol    = "tcp"
      cidr_block  = "0.0.0.0/0"
    },
  ]
}
