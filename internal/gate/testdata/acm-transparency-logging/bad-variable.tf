variable "transparent" {
  type    = bool
  default = false
}

resource "aws_acm_certificate" "bad" {
  domain_name       = "shop.example.com"
  validation_method = "DNS"
  options {
    certificate_transparency_logging_preference = var.transparent ? "ENABLED" : "DISABLED"
  }
}
