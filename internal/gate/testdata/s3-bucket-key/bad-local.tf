locals {
  bucket_key = false
}

resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "orders" {
  bucket = aws_s3_bucket.bad.id
  rule {
    bucket_key_enabled = local.bucket_key
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}
