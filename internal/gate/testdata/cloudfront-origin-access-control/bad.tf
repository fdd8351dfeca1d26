resource "aws_cloudfront_origin_access_identity" "pages" {
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  origin {
    origin_id   = "pages"
    domain_name = "cambio-pages.s3.eu-west-1.amazonaws.com"
    s3_origin_config {
      origin_access_identity = aws_cloudfront_origin_access_identity.pages.cloudfront_access_identity_path
    }
  }
}
