resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["https://shop.example.com"]
  }
}

resource "aws_s3_bucket_cors_configuration" "invoices" {
  bucket = "cambio-invoices"
  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["https://${aws_cloudfront_distribution.shop.domain_name}"]
  }
}

resource "aws_cloudfront_distribution" "shop" {
  enabled = true
}

resource "aws_s3_bucket" "clerks" {
  bucket = "cambio-clerks"
}
