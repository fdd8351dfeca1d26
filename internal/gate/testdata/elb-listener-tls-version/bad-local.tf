locals {
  policies = {
    forward = "ELBSecurityPolicy-FS-1-1-2019-08"
    newer   = "ELBSecurityPolicy-TLS13-1-0-2021-06"
  }
}

resource "aws_lb_listener" "bad" {
  for_each          = local.policies
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1"
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = each.value
}
