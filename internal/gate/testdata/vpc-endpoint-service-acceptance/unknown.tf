variable "ask" {
  type = bool
}

resource "aws_vpc_endpoint_service" "unsure" {
  acceptance_required        = var.ask
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111111111111:loadbalancer/net/orders/1"]
}
