resource "aws_acm_certificate" "cambio" {
  domain_name       = "cambio.example"
  validation_method = "DNS"
}
