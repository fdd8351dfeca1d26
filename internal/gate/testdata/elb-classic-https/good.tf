resource "aws_elb" "shop" {
  name = "shop"
  listener {
    lb_port            = 443
    lb_protocol        = "HTTPS"
    instance_port      = 8080
    instance_protocol  = "http"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/shop"
  }
  listener {
    lb_port            = 9000
    lb_protocol        = "ssl"
    instance_port      = 9000
    instance_protocol  = "ssl"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/shop"
  }
}
