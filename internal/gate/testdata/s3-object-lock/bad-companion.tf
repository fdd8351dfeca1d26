locals {
  worm = true
}

resource "aws_s3_bucket" "bad" {
  bucket              = "cambio-orders"
  object_lock_enabled = local.worm
}

resource "aws_s3_bucket_object_lock_configuration" "orders" {
  bucket              = aws_s3_bucket.bad.id
  object_lock_enabled = "Enabled"
}
