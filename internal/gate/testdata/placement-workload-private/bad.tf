data "aws_vpc" "default" {
  default = true
}

data "aws_subnets" "default" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.default.id]
  }
}

resource "aws_ecs_service" "bad_service" {
  name = "orders"

  network_configuration {
    subnets = data.aws_subnets.default.ids
  }
}

module "network" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}

resource "aws_eks_node_group" "bad_nodes" {
  cluster_name = "orders"
  subnet_ids   = module.network.public_subnets
}

resource "aws_subnet" "front" {
  map_public_ip_on_launch = true
}

resource "aws_lambda_function" "bad_function" {
  function_name = "orders"

  vpc_config {
    subnet_ids = [aws_subnet.front.id]
  }
}
