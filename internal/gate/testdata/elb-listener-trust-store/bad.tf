resource "aws_lb_listener" "bad" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1"
  protocol          = "HTTPS"
  mutual_authentication {
    mode = "verify"
  }
}
