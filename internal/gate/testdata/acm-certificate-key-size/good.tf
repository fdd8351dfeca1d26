resource "aws_acm_certificate" "shop" {
  domain_name = "shop.example.com"
}

resource "aws_acm_certificate" "curve" {
  domain_name   = "shop.example.com"
  key_algorithm = "EC_prime256v1"
}
