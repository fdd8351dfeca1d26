resource "aws_cloudfront_response_headers_policy" "security" {
  name = "security"
}

data "aws_cloudfront_response_headers_policy" "managed" {
  name = "Managed-SecurityHeadersPolicy"
}

resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  default_cache_behavior {
    target_origin_id           = "shop"
    viewer_protocol_policy     = "https-only"
    response_headers_policy_id = aws_cloudfront_response_headers_policy.security.id
  }
}

resource "aws_cloudfront_distribution" "help" {
  enabled = true
  default_cache_behavior {
    target_origin_id           = "help"
    viewer_protocol_policy     = "https-only"
    response_headers_policy_id = data.aws_cloudfront_response_headers_policy.managed.id
  }
}
