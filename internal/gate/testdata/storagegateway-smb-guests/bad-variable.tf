variable "authentication" {
  type    = string
  default = "GuestAccess"
}

resource "aws_storagegateway_smb_file_share" "bad" {
  authentication = var.authentication
}
