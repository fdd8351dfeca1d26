resource "aws_acm_certificate" "bad" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "bad_false" {
  domain_name       = "help.example.com"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = false
  }
}
