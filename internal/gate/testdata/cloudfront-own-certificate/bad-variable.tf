variable "default_certificate" {
  type    = bool
  default = true
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  viewer_certificate {
    cloudfront_default_certificate = var.default_certificate
  }
}
