locals {
  methods = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    target_origin_id       = "shop"
    viewer_protocol_policy = "https-only"
  }
  ordered_cache_behavior {
    path_pattern           = "/pay"
    allowed_methods        = local.methods
    target_origin_id       = "shop"
    viewer_protocol_policy = "https-only"
  }
}
