resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    target_origin_id       = "shop"
    viewer_protocol_policy = "https-only"
  }
}
