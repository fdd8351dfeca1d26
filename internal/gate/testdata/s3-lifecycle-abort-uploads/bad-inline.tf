resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  lifecycle_rule {
    enabled = true
    expiration {
      days = 90
    }
  }
}
