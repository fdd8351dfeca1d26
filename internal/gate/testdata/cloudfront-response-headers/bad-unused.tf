resource "aws_cloudfront_response_headers_policy" "security" {
  name = "security"
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  default_cache_behavior {
    target_origin_id           = "shop"
    viewer_protocol_policy     = "https-only"
    response_headers_policy_id = null
  }
}
