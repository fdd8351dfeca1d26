locals {
  mfa_delete = "Disabled"
}

resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.bad.id
  versioning_configuration {
    status     = "Enabled"
    mfa_delete = local.mfa_delete
  }
}
