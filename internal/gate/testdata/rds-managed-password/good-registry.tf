module "orders" {
  source  = "terraform-aws-modules/rds/aws"
  version = "~> 6.0"

  password = "by-the-module"
}
