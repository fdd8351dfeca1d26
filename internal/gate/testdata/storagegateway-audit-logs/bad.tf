resource "aws_storagegateway_smb_file_share" "bad" {
  authentication = "ActiveDirectory"
}
