module "bad_listed" {
  source      = "terraform-aws-modules/security-group/aws"
  version     = "~> 5.0"
  name        = "orders"
  description = "orders"

  ingress_with_cidr_blocks = [
    {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = "10.20.0.0/24"
    },
  ]
}
