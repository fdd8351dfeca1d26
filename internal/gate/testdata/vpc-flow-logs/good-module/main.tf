module "network" {
  source = "./network"
}

resource "aws_flow_log" "main" {
  vpc_id       = module.network.vpc_id
  traffic_type = "ALL"
}
