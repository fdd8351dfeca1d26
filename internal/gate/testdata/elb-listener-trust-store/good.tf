resource "aws_lb_trust_store" "partners" {
  name = "partners"
}

resource "aws_lb_listener" "partners" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1"
  protocol          = "HTTPS"
  mutual_authentication {
    mode            = "verify"
    trust_store_arn = aws_lb_trust_store.partners.arn
  }
}

resource "aws_lb_listener" "shop" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1"
  protocol          = "HTTPS"
}

resource "aws_lb_listener" "passed" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/1"
  protocol          = "HTTPS"
  mutual_authentication {
    mode = "passthrough"
  }
}
