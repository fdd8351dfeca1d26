variable "policy" {
  type = string
}

resource "aws_cloudfront_distribution" "unsure" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "shop"
    viewer_protocol_policy = var.policy
  }
}
