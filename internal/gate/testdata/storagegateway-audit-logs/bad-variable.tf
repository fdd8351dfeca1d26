variable "log_group" {
  type    = string
  default = ""
}

resource "aws_storagegateway_nfs_file_share" "bad" {
  audit_destination_arn = var.log_group
}
