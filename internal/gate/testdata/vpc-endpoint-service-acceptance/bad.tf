resource "aws_vpc_endpoint_service" "bad_open" {
  acceptance_required        = false
  network_load_balancer_arns = ["arn:aws:elasticloadbalancing:eu-central-1:111111111111:loadbalancer/net/orders/1"]
}
