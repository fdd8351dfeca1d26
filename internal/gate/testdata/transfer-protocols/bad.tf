resource "aws_transfer_server" "bad" {
  endpoint_type = "VPC"
  protocols     = ["FTP"]
}

resource "aws_transfer_server" "bad_both" {
  endpoint_type = "VPC"
  protocols     = ["SFTP", "FTP"]
}
