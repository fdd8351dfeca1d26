variable "method" {
  type    = string
  default = "DNS"
}

resource "aws_acm_certificate" "bad" {
  domain_name       = "shop.example.com"
  validation_method = var.method
}
