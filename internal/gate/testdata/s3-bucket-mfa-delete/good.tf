resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.orders.id
  mfa    = "arn:aws:iam::111122223333:mfa/root 123456"
  versioning_configuration {
    status     = "Enabled"
    mfa_delete = "Enabled"
  }
}

resource "aws_s3_bucket" "invoices" {
  bucket = "cambio-invoices"
  versioning {
    enabled    = true
    mfa_delete = true
  }
}
