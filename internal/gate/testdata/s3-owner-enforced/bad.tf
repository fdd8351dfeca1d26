resource "aws_s3_bucket_ownership_controls" "bad" {
  bucket = "cambio-orders"
  rule {
    object_ownership = "ObjectWriter"
  }
}

resource "aws_s3_bucket_ownership_controls" "bad_preferred" {
  bucket = "cambio-invoices"
  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}
