module "bad_database" {
  source  = "terraform-aws-modules/security-group/aws"
  version = "~> 5.0"
  name    = "database"

  ingress_with_cidr_blocks = [
    {
      rule        = "postgresql-tcp"
      cidr_blocks = "0.0.0.0/0"
    },
  ]
}
