resource "aws_s3_bucket_ownership_controls" "orders" {
  bucket = "cambio-orders"
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}
