resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  cors_rule {
    allowed_headers = ["*"]
    allowed_methods = ["GET"]
    allowed_origins = ["https://shop.example.com"]
  }
}

resource "aws_s3_bucket_cors_configuration" "bad_companion" {
  bucket = "cambio-invoices"
  cors_rule {
    allowed_methods = ["GET", "PUT", "POST", "DELETE", "HEAD"]
    allowed_origins = ["https://shop.example.com"]
  }
}
