resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  default_cache_behavior {
    allowed_methods           = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    target_origin_id          = "shop"
    viewer_protocol_policy    = "https-only"
    field_level_encryption_id = "cards"
  }
}

resource "aws_cloudfront_distribution" "help" {
  enabled = true
  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    target_origin_id       = "help"
    viewer_protocol_policy = "https-only"
  }
}
