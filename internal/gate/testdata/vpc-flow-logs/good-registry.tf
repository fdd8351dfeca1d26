module "inside" {
  source          = "terraform-aws-modules/vpc/aws"
  version         = "~> 5.0"
  name            = "main"
  enable_flow_log = true
}

module "beside" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"
  name    = "other"
}

resource "aws_flow_log" "beside" {
  vpc_id       = module.beside.vpc_id
  traffic_type = "ALL"
}

module "unknown" {
  source  = "terraform-aws-modules/iam/aws"
  version = "~> 5.0"
}
