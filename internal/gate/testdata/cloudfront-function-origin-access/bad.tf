resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  origin {
    origin_id   = "rates"
    domain_name = "abcdef.lambda-url.eu-west-1.on.aws"
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}
