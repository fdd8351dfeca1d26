resource "aws_s3_bucket_public_access_block" "orders" {
  bucket             = "cambio-orders"
  ignore_public_acls = true
}
