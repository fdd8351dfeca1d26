resource "aws_acm_certificate" "bad" {
  domain_name   = "shop.example.com"
  key_algorithm = "RSA_1024"
}
