resource "aws_s3_bucket" "this" {
  bucket_prefix = "cambio-orders-"
}

output "bucket" {
  value = aws_s3_bucket.this.id
}
