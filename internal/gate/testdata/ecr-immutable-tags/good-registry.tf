module "ecr" {
  source          = "terraform-aws-modules/ecr/aws"
  version         = "2.3.0"
  repository_name = "orders"
}

module "other" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}
