resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.bad.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "bad_inline" {
  bucket = "cambio-invoices"
  versioning {
    enabled    = true
    mfa_delete = false
  }
}
