resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:111122223333:certificate/shop"
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.1_2016"
  }
}

resource "aws_cloudfront_distribution" "bad_unset" {
  enabled = true
  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/shop"
    ssl_support_method  = "sni-only"
  }
}

resource "aws_cloudfront_distribution" "bad_absent" {
  enabled = true
}

resource "aws_cloudfront_distribution" "bad_default" {
  enabled = true
  viewer_certificate {
    cloudfront_default_certificate = true
    minimum_protocol_version       = "TLSv1.2_2021"
  }
}
