resource "aws_iam_server_certificate" "shop" {
  name = "shop"
}

resource "aws_elb" "bad" {
  name = "shop"
  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8443
    instance_protocol  = "https"
    ssl_certificate_id = aws_iam_server_certificate.shop.arn
  }
}
