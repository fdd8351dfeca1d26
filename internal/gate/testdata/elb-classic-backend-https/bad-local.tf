locals {
  backend = "tcp"
}

resource "aws_elb" "bad" {
  name = "shop"
  listener {
    lb_port            = 443
    lb_protocol        = "ssl"
    instance_port      = 9000
    instance_protocol  = local.backend
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/shop"
  }
}
