module "new" {
  source         = "terraform-aws-modules/vpc/aws"
  version        = "~> 5.0"
  public_subnets = ["10.20.1.0/24"]
}

module "private" {
  source          = "terraform-aws-modules/vpc/aws"
  version         = "~> 3.0"
  private_subnets = ["10.20.1.0/24"]
}
