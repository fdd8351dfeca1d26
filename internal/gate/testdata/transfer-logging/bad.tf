resource "aws_transfer_server" "bad" {
}

resource "aws_transfer_connector" "bad_connector" {
  url = "sftp://partner.example.com"
}
