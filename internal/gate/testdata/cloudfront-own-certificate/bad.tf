resource "aws_cloudfront_distribution" "bad" {
  enabled = true
}

resource "aws_cloudfront_distribution" "bad_default" {
  enabled = true
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
