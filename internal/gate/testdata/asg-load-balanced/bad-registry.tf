module "bad_group" {
  source  = "terraform-aws-modules/autoscaling/aws"
  version = "~> 6.0"
  name    = "orders"
}
