variable "port" {
  type    = number
  default = 80
}

resource "aws_lb_listener" "bad" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/shop/1"
  port              = var.port
  protocol          = "TCP"
}
