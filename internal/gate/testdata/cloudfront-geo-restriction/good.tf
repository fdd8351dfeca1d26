resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  restrictions {
    geo_restriction {
      restriction_type = "whitelist"
      locations        = ["CH", "DE"]
    }
  }
}

resource "aws_cloudfront_distribution" "help" {
  enabled = true
  restrictions {
    geo_restriction {
      restriction_type = "blacklist"
      locations        = ["KP"]
    }
  }
}
