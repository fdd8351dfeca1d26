variable "block" {
  type    = bool
  default = false
}

resource "aws_s3_bucket" "bad" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_public_access_block" "orders" {
  count                   = var.block ? 1 : 0
  bucket                  = aws_s3_bucket.bad.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
