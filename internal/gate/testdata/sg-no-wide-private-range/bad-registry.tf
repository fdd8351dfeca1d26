module "bad_database" {
  source              = "terraform-aws-modules/security-group/aws"
  version             = "~> 5.0"
  name                = "database"
  ingress_cidr_blocks = ["10.0.0.0/8"]
  ingress_rules       = ["mysql-tcp"]
}
