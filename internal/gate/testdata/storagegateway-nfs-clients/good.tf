resource "aws_storagegateway_nfs_file_share" "orders" {
  client_list = ["10.0.0.0/16"]
}
