module "bad_silent" {
  source  = "terraform-aws-modules/security-group/aws"
  version = "~> 5.0"
  name    = "orders"
}
