locals {
  balancers = { shop = "ssl", help = "HTTPS" }
}

resource "aws_elb" "bad" {
  for_each = local.balancers
  name     = each.key
  listener {
    lb_port            = 443
    lb_protocol        = each.value
    instance_port      = 8443
    instance_protocol  = each.value
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/shop"
  }
}

resource "aws_load_balancer_listener_policy" "orders" {
  load_balancer_name = "orders"
  load_balancer_port = 443
  policy_names       = ["tls"]
}
