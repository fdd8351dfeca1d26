locals {
  ask = false
}

resource "aws_vpc_endpoint_service" "bad_local" {
  acceptance_required        = local.ask
  gateway_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111111111111:loadbalancer/gwy/orders/1"]
}
