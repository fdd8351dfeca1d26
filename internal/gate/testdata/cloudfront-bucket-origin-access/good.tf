resource "aws_s3_bucket" "pages" {
  bucket = "cambio-pages"
}

resource "aws_cloudfront_origin_access_control" "pages" {
  name                              = "pages"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  origin {
    origin_id                = "pages"
    domain_name              = aws_s3_bucket.pages.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.pages.id
  }
  origin {
    origin_id   = "services"
    domain_name = "services.example.com"
  }
}

resource "aws_cloudfront_origin_access_identity" "pages" {
}

resource "aws_cloudfront_distribution" "old" {
  enabled = true
  origin {
    origin_id   = "pages"
    domain_name = aws_s3_bucket.pages.bucket_regional_domain_name
    s3_origin_config {
      origin_access_identity = aws_cloudfront_origin_access_identity.pages.cloudfront_access_identity_path
    }
  }
}
