locals {
  headers = ["Authorization", "*"]
}

resource "aws_s3_bucket_cors_configuration" "bad" {
  bucket = "cambio-orders"
  cors_rule {
    allowed_headers = local.headers
    allowed_methods = ["GET"]
    allowed_origins = ["https://shop.example.com"]
  }
}
