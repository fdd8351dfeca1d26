resource "aws_cloudfront_distribution" "bad" {
  enabled = true
}

resource "aws_cloudfront_distribution" "bad_cookies" {
  enabled = true
  logging_config {
    include_cookies = false
  }
}
