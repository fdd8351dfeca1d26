resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["*"]
  }
}

resource "aws_s3_bucket_cors_configuration" "bad_companion" {
  bucket = "cambio-invoices"
  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["https://shop.example.com"]
  }
  cors_rule {
    allowed_methods = ["PUT"]
    allowed_origins = ["https://*"]
  }
}
