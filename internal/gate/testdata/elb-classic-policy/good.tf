resource "aws_elb" "shop" {
  name = "shop"
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8443
    instance_protocol  = "https"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/shop"
  }
}

resource "aws_load_balancer_listener_policy" "shop" {
  load_balancer_name = aws_elb.shop.name
  load_balancer_port = 443
  policy_names       = ["tls"]
}

resource "aws_elb" "help" {
  name = "help"
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8443
    instance_protocol  = "https"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/help"
  }
}

resource "aws_lb_ssl_negotiation_policy" "help" {
  name          = "tls"
  load_balancer = aws_elb.help.id
  lb_port       = 443
}

resource "aws_elb" "plain" {
  name = "plain"
  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 8080
    instance_protocol = "http"
  }
}
