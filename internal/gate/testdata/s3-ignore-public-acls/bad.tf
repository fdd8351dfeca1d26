resource "aws_s3_bucket_public_access_block" "bad" {
  bucket             = "cambio-orders"
  block_public_acls  = true
  ignore_public_acls = false
}

resource "aws_s3_bucket_public_access_block" "bad_absent" {
  bucket            = "cambio-invoices"
  block_public_acls = true
}
