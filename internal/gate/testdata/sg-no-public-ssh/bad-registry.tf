module "bad_listed" {
  source  = "terraform-aws-modules/security-group/aws"
  version = "~> 5.0"
  name    = "orders"

  ingress_with_cidr_blocks = [
    {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      description = "SSH"
      cidr_blocks = "10.20.0.0/16,0.0.0.0/0"
    },
  ]
}

module "bad_named" {
  source              = "terraform-aws-modules/security-group/aws"
  version             = "~> 5.0"
  name                = "orders"
  ingress_cidr_blocks = ["0.0.0.0/0"]
  ingress_rules       = ["https-443-tcp", "ssh-tcp"]
}

module "bad_rule" {
  source  = "terraform-aws-modules/security-group/aws"
  version = "~> 5.0"
  name    = "orders"

  ingress_with_ipv6_cidr_blocks = [
    {
      rule             = "ssh-tcp"
      ipv6_cidr_blocks = "::/0"
    },
  ]
}
