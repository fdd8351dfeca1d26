resource "aws_storagegateway_nfs_file_share" "orders" {
  location_arn  = "arn:aws:s3:::cambio-orders"
  kms_encrypted = true
  kms_key_arn   = "arn:aws:kms:eu-west-1:111122223333:key/orders"
}
