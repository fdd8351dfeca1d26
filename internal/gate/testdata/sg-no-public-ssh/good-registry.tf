module "office" {
  source              = "terraform-aws-modules/security-group/aws"
  version             = "~> 5.0"
  name                = "orders"
  ingress_cidr_blocks = ["203.0.113.7/32"]
  ingress_rules       = ["ssh-tcp"]

  ingress_with_cidr_blocks = [
    {
      rule        = "https-443-tcp"
      cidr_blocks = "0.0.0.0/0"
    },
  ]
}
