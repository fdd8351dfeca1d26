resource "aws_s3_bucket" "pages" {
  bucket = "cambio-pages"
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  origin {
    origin_id   = "pages"
    domain_name = aws_s3_bucket.pages.bucket_regional_domain_name
  }
}

resource "aws_cloudfront_distribution" "bad_named" {
  enabled = true
  origin {
    origin_id   = "pages"
    domain_name = "cambio-pages.s3.eu-west-1.amazonaws.com"
    s3_origin_config {
      origin_access_identity = ""
    }
  }
}
