resource "aws_acm_certificate" "shop" {
  certificate_body = file("${path.module}/shop.pem")
}
