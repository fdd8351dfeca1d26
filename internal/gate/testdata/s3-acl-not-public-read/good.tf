resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_acl" "orders" {
  bucket = aws_s3_bucket.orders.id
  acl    = "private"
}

resource "aws_s3_bucket" "logs" {
  bucket = "cambio-logs"
  acl    = "log-delivery-write"
}
