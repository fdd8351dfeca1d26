resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.orders.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "invoices" {
  bucket = "cambio-invoices"
  versioning {
    enabled = true
  }
}
