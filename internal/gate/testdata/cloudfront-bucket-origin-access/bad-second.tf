resource "aws_s3_bucket" "pages" {
  bucket = "cambio-pages"
}

resource "aws_cloudfront_distribution" "bad" {
  enabled = true
  origin {
    origin_id                = "pages"
    domain_name              = aws_s3_bucket.pages.bucket_regional_domain_name
    origin_access_control_id = "control"
  }
  origin {
    origin_id   = "help"
    domain_name = "${aws_s3_bucket.pages.id}.s3.amazonaws.com"
  }
}
