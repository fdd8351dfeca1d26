locals {
  tls = { old = "SSLv3", older = "TLSv1_2016" }
}

resource "aws_cloudfront_distribution" "bad" {
  for_each = local.tls
  enabled  = true
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/shop"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = each.value
  }
}
