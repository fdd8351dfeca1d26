locals {
  stores = toset(["orders", "invoices"])
}

resource "aws_s3_bucket" "store" {
  for_each = local.stores
  bucket   = "cambio-${each.key}"
}

resource "aws_s3_bucket_public_access_block" "store" {
  for_each                = local.stores
  bucket                  = aws_s3_bucket.store[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
