locals {
  clients = ["10.0.0.0/16", "0.0.0.0/0"]
}

resource "aws_storagegateway_nfs_file_share" "bad" {
  client_list = local.clients
}
