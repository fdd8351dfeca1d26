locals {
  domain = "cambio.example"
}

resource "aws_s3_bucket" "bad" {
  bucket = "orders.${local.domain}"
}

resource "aws_s3_bucket_accelerate_configuration" "orders" {
  bucket = aws_s3_bucket.bad.id
  status = "Enabled"
}
