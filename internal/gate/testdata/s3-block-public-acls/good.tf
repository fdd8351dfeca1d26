resource "aws_s3_bucket_public_access_block" "orders" {
  bucket            = "cambio-orders"
  block_public_acls = true
}

resource "aws_s3_account_public_access_block" "this" {
  block_public_acls = true
}
