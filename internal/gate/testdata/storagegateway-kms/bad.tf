resource "aws_storagegateway_nfs_file_share" "bad" {
  location_arn = "arn:aws:s3:::cambio-orders"
}

resource "aws_storagegateway_cached_iscsi_volume" "bad_volume" {
  target_name   = "orders"
  kms_encrypted = false
}
