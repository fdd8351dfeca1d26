module "network" {
  source = "./network"
}

resource "aws_default_security_group" "closed" {
  vpc_id  = module.network.vpc_id
  ingress = []
  egress  = []
}
