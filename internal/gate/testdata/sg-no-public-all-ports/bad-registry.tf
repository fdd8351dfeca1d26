module "bad_everything" {
  source              = "terraform-aws-modules/security-group/aws"
  version             = "~> 5.0"
  name                = "orders"
  ingress_cidr_blocks = ["0.0.0.0/0"]
  ingress_rules       = ["all-all"]
}

module "bad_silent" {
  source  = "terraform-aws-modules/security-group/aws"
  version = "~> 5.0"
  name    = "orders"

  ingress_with_cidr_blocks = [
    {
      cidr_blocks = "0.0.0.0/0"
    },
  ]
}
