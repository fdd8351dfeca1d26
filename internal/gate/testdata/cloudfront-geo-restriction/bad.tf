resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
}

resource "aws_cloudfront_distribution" "bad_absent" {
  enabled = true
}
