resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "shop"
    viewer_protocol_policy = "allow-all"
  }
}

resource "aws_cloudfront_distribution" "bad_ordered" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "shop"
    viewer_protocol_policy = "https-only"
  }
  ordered_cache_behavior {
    path_pattern           = "/rates/*"
    target_origin_id       = "shop"
    viewer_protocol_policy = "redirect-to-https"
  }
  ordered_cache_behavior {
    path_pattern           = "/help/*"
    target_origin_id       = "shop"
    viewer_protocol_policy = "allow-all"
  }
}
