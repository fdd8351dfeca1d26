resource "aws_s3_bucket_cors_configuration" "orders" {
  bucket = "cambio-orders"
  cors_rule {
    allowed_headers = ["Authorization"]
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["https://shop.example.com"]
  }
}
