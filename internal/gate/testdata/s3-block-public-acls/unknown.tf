variable "strict" {
  type = bool
}

resource "aws_s3_bucket_public_access_block" "unsure" {
  bucket            = "cambio-orders"
  block_public_acls = var.strict
}
