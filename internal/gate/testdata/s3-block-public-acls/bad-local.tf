locals {
  strict = false
}

resource "aws_s3_bucket_public_access_block" "bad" {
  bucket            = "cambio-orders"
  block_public_acls = local.strict
}
