locals {
  domain = "example.com"
}

resource "aws_acm_certificate" "bad" {
  domain_name       = "*.${local.domain}"
  validation_method = "DNS"
}
