resource "aws_s3_bucket" "orders" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_logging" "orders" {
  bucket        = aws_s3_bucket.orders.id
  target_bucket = "cambio-logs"
  target_prefix = "orders/"
}

resource "aws_s3_bucket" "invoices" {
  bucket = "cambio-invoices"
  logging {
    target_bucket = aws_s3_bucket.logs.id
    target_prefix = "invoices/"
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "cambio-central"
}

resource "aws_s3_bucket" "delivered" {
  bucket = "cambio-delivered"
  acl    = "log-delivery-write"
}

module "store" {
  source = "terraform-aws-modules/s3-bucket/aws"
  bucket = "cambio-clerks"
  logging = {
    target_bucket = "cambio-logs"
    target_prefix = "clerks/"
  }
}
