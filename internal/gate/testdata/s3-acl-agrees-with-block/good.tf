resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
  acl    = "private"
}

resource "aws_s3_bucket_public_access_block" "orders" {
  bucket            = aws_s3_bucket.orders.id
  block_public_acls = true
}

resource "aws_s3_bucket" "open" {
  bucket = "cambio-open"
  acl    = "public-read"
}
