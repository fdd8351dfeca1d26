variable "paths" {
  type = map(string)
  default = {
    "/rates/*" = "allow-all"
  }
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "shop"
    viewer_protocol_policy = "https-only"
  }
  dynamic "ordered_cache_behavior" {
    for_each = var.paths
    content {
      path_pattern           = ordered_cache_behavior.key
      target_origin_id       = "shop"
      viewer_protocol_policy = ordered_cache_behavior.value
    }
  }
}
