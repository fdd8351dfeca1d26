# A distribution to log, and a bucket for its logs.

resource "aws_s3_bucket" "logs" {
  bucket = "cambio-dev-logs-111111111111-us-east-1"
}

resource "aws_cloudfront_distribution" "this" {
  enabled = true

  origin {
    origin_id   = "services"
    domain_name = "origin.dev.cambio.example"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "services"
    viewer_protocol_policy = "redirect-to-https"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    cache_policy_id        = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
}

output "distribution_arn" {
  value = aws_cloudfront_distribution.this.arn
}

output "bucket_arn" {
  value = aws_s3_bucket.logs.arn
}
