resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/shop"
    ssl_support_method  = "sni-only"
  }
}

resource "aws_cloudfront_distribution" "plain" {
  enabled = true
}
