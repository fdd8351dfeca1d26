resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
  acl    = "public-read"
}

resource "aws_s3_bucket_public_access_block" "orders" {
  bucket                  = aws_s3_bucket.bad.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
