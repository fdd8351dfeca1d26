variable "signers" {
  type    = list(string)
  default = ["111122223333"]
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  default_cache_behavior {
    target_origin_id       = "shop"
    viewer_protocol_policy = "https-only"
  }
  ordered_cache_behavior {
    path_pattern           = "/invoices/*"
    target_origin_id       = "shop"
    viewer_protocol_policy = "https-only"
    trusted_signers        = var.signers
  }
}
