variable "restrict" {
  type    = bool
  default = true
}

resource "aws_s3_bucket_public_access_block" "bad" {
  bucket                  = "cambio-orders"
  restrict_public_buckets = var.restrict
}
