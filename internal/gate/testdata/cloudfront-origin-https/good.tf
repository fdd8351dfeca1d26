resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  origin {
    origin_id   = "services"
    domain_name = "services.example.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
  origin {
    origin_id                = "pages"
    domain_name              = "cambio-pages.s3.eu-west-1.amazonaws.com"
    origin_access_control_id = "control"
  }
  origin {
    origin_id   = "website"
    domain_name = "cambio-pages.s3-website-eu-west-1.amazonaws.com"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}
