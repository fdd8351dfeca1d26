module "network" {
  source = "./network"
  names  = false
}

resource "aws_vpc_endpoint" "bad_key" {
  vpc_id            = module.network.vpc_id
  service_name      = "com.amazonaws.eu-central-1.kms"
  vpc_endpoint_type = "Interface"
}
