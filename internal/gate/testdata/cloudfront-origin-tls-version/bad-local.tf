locals {
  protocols = ["TLSv1.1", "TLSv1.2"]
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  origin {
    origin_id   = "services"
    domain_name = "services.example.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = local.protocols
    }
  }
}
