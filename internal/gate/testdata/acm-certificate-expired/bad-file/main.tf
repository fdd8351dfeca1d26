resource "aws_acm_certificate" "bad" {
  certificate_body = file("${path.module}/shop.pem")
  private_key      = var.private_key
}

resource "aws_api_gateway_domain_name" "bad_domain" {
  domain_name      = "api.example.com"
  certificate_body = file("shop.pem")
}

variable "private_key" {
  type      = string
  sensitive = true
}
