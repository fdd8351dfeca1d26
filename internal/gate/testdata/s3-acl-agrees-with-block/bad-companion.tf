resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_acl" "bad" {
  bucket = aws_s3_bucket.orders.id
  acl    = "public-read-write"
}

resource "aws_s3_bucket_public_access_block" "orders" {
  bucket            = aws_s3_bucket.orders.id
  block_public_acls = true
}
