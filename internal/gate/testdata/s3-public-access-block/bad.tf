resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket" "bad_each" {
  for_each = toset(["orders", "invoices"])
  bucket   = "cambio-${each.key}"
}

resource "aws_s3_bucket" "held" {
  bucket = "cambio-held"
}

resource "aws_s3_bucket_public_access_block" "held" {
  bucket                  = aws_s3_bucket.held.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
