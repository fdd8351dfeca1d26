resource "aws_transfer_server" "bad" {
  protocols = ["SFTP"]
}

resource "aws_transfer_server" "bad_public" {
  endpoint_type = "PUBLIC"
}
