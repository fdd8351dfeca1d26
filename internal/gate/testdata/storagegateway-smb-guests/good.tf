resource "aws_storagegateway_smb_file_share" "orders" {
  authentication = "ActiveDirectory"
}

resource "aws_storagegateway_smb_file_share" "absent" {
}
