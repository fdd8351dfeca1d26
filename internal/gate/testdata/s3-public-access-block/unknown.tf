variable "block" {
  type = bool
}

resource "aws_s3_bucket" "unsure" {
  bucket = "cambio-orders"
}

resource "aws_s3_bucket_public_access_block" "orders" {
  count                   = var.block ? 1 : 0
  bucket                  = aws_s3_bucket.unsure.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
