resource "aws_s3_bucket" "logs" {
  bucket = "cambio-logs"
}

resource "aws_cloudfront_distribution" "shop" {
  enabled = true
  logging_config {
    bucket = aws_s3_bucket.logs.bucket_domain_name
    prefix = "shop/"
  }
}
