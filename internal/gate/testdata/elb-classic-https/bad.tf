resource "aws_elb" "bad" {
  name = "shop"
  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 8080
    instance_protocol = "http"
  }
}

resource "aws_elb" "bad_tcp" {
  name = "help"
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8443
    instance_protocol  = "https"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/help"
  }
  listener {
    lb_port           = 9000
    lb_protocol       = "TCP"
    instance_port     = 9000
    instance_protocol = "TCP"
  }
}
