resource "aws_lb_listener" "tls" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/shop/1"
  port              = 443
  protocol          = "TLS"
}

resource "aws_lb_listener" "database" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/orders/1"
  port              = 5432
  protocol          = "TCP"
}
