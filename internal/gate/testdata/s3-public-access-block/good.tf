resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_public_access_block" "orders" {
  bucket                  = aws_s3_bucket.orders.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "invoices" {
  bucket = "cambio-invoices"
}

resource "aws_s3_bucket_public_access_block" "invoices" {
  bucket                  = "cambio-invoices"
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
