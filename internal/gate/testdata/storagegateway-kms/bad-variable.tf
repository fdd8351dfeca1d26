variable "kms" {
  type    = bool
  default = false
}

resource "aws_storagegateway_smb_file_share" "bad" {
  location_arn  = "arn:aws:s3:::cambio-orders"
  kms_encrypted = var.kms
}
