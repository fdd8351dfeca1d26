resource "aws_acm_certificate" "bad" {
  domain_name       = "*.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "bad_alternative" {
  domain_name               = "example.com"
  subject_alternative_names = ["www.example.com", "*.example.com"]
  validation_method         = "DNS"
}
