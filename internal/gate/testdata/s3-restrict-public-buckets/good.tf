resource "aws_s3_bucket_public_access_block" "orders" {
  bucket                  = "cambio-orders"
  restrict_public_buckets = true
}
