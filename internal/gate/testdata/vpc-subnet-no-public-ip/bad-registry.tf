module "bad_said" {
  source                  = "terraform-aws-modules/vpc/aws"
  version                 = "~> 5.0"
  public_subnets          = ["10.20.1.0/24"]
  map_public_ip_on_launch = true
}

module "bad_old" {
  source         = "terraform-aws-modules/vpc/aws"
  version        = "3.19.0"
  public_subnets = ["10.20.1.0/24"]
}
