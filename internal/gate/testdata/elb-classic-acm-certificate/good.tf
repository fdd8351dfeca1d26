resource "aws_acm_certificate" "shop" {
  domain_name = "shop.example.com"
}

resource "aws_elb" "shop" {
  name = "shop"
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8443
    instance_protocol  = "https"
    ssl_certificate_id = aws_acm_certificate.shop.arn
  }
}

resource "aws_elb" "plain" {
  name = "help"
  listener {
    lb_port           = 80
    lb_protocol       = "http"
    instance_port     = 8080
    instance_protocol = "http"
  }
}
