locals {
  countries = []
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  restrictions {
    geo_restriction {
      restriction_type = length(local.countries) > 0 ? "whitelist" : "none"
      locations        = local.countries
    }
  }
}
