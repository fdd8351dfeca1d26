resource "aws_elb" "bad" {
  name = "shop"
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8443
    instance_protocol  = "https"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/shop"
  }
}
